/** Addresses as the server reads them in what a list is asked for: what it would refuse is not sent. */

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^[\da-f.]*:[\da-f:.]*$/i;

/** Whether this is the address of a machine. */
export const isIp = (text: string): boolean => IPV4.test(text) || (IPV6.test(text) && URL.canParse(`http://[${text}]/`));

/** Whether this names senders or recipients: an address, or `@` and a domain. */
export function isAddressOrDomain(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), nameOf(text.slice(at + 1))];
  if (at < 0 || domain === undefined) {
    return false;
  }
  // RFC 5321 §4.5.3.1.3, of which the server takes no more of the local part than the whole leaves to it.
  return local === '' || (isLocal(local) && new TextEncoder().encode(`${local}@${domain}`).length <= 254);
}

/** A dot-string or a quoted string (RFC 5321 §4.1.2), with characters beyond ASCII (RFC 6531 §3.3). */
const isLocal = (text: string): boolean =>
  /^"(?:[^"\\\p{Cc}]|\\[ -~])+"$/u.test(text) || text.split('.').every((atom) => /^[^\s\p{Cc}"(),:;<>@[\]\\]+$/u.test(atom));

/** A domain in A-labels, or the literal of an address; undefined for what is neither. */
function nameOf(domain: string): string | undefined {
  const [literal, version, ip = ''] = /^\[(ipv6:)?(.*)\]$/i.exec(domain) ?? [];
  if (literal !== undefined) {
    return isIp(ip) && ip.includes(':') === (version !== undefined) ? literal : undefined;
  }
  // The browser makes A-labels of others, and of a name that ends in a number the address of a machine. What says that it is in
  // A-labels already it may take unread: that is left to the server.
  if (!/^[\w.\u0080-\uffff-]+$/.test(domain) || !URL.canParse(`http://${domain}/`)) {
    return undefined;
  }
  const name = new URL(`http://${domain}/`).hostname;
  const isName = name.length <= 255 && name.split('.').every((label) => /^(?!-)[\w-]{1,63}(?<!-)$/.test(label)) && !IPV4.test(name);
  return isName ? name : undefined;
}

{if $message}
<p>{$message|escape}</p>
{else}
<table class="table">
  <tr><th>Domain</th><td>{$domain|escape}</td></tr>
  <tr><th>Login</th><td>{$name|escape}</td></tr>
  <tr><th>Status</th><td>{$status|escape}</td></tr>
  <tr><th>Mailboxes</th><td>{if $limits.mailboxes === null}as many as you like{else}up to {$limits.mailboxes}{/if}</td></tr>
  <tr><th>Storage</th><td>{if $limits.storage_bytes === null}as much as there is{else}{($limits.storage_bytes / 1073741824)|string_format:"%.1f"} GB{/if}</td></tr>
</table>
{/if}

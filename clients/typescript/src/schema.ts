// What the API takes and answers. Made from the API's OpenAPI document by clients/generate; not for editing.

export interface paths {
    "/v1/access-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists rules. */
        get: operations["list_access_rules"];
        put?: never;
        /**
         * Makes a rule. It holds for what comes from now on.
         * @description A client that a rule on networks blocks is not let in by any of its services; one that it allows is kept out by no number of
         *     connections or failed logins from its network. A sender that a rule allows is allowed for what SPF, DKIM or a login shows to be
         *     from its domain, and not for whoever writes its name.
         */
        post: operations["create_access_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a rule. */
        get: operations["read_access_rule"];
        /** Says something else of a rule. What it holds for, looks at and matches stays. */
        put: operations["replace_access_rule"];
        post?: never;
        /** Deletes a rule. */
        delete: operations["delete_access_rule"];
        options?: never;
        head?: never;
        /** Changes a rule. */
        patch: operations["update_access_rule"];
        trace?: never;
    };
    "/v1/administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists administrators within reach, by login. */
        get: operations["list_administrators"];
        put?: never;
        /** Makes an administrator, with no more rights and no more reach than the caller has. */
        post: operations["create_administrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/administrators/{login}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an administrator. */
        get: operations["read_administrator"];
        put?: never;
        post?: never;
        /** Deletes an administrator; their sessions end. What they made stays. */
        delete: operations["delete_administrator"];
        options?: never;
        head?: never;
        /** Changes an administrator: name, rights, status or password. */
        patch: operations["update_administrator"];
        trace?: never;
    };
    "/v1/administrators/{login}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the second factor from an administrator who lost it; their sessions end. */
        delete: operations["delete_administrator_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists aliases. */
        get: operations["list_aliases"];
        put?: never;
        /** Makes an alias. */
        post: operations["create_alias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/aliases/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an alias. */
        get: operations["read_alias"];
        /**
         * Makes the alias, or puts this in its place if it exists.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_alias"];
        post?: never;
        /** Deletes an alias. Its targets stay. */
        delete: operations["delete_alias"];
        options?: never;
        head?: never;
        /** Changes an alias. */
        patch: operations["update_alias"];
        trace?: never;
    };
    "/v1/app-passwords/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a password from a mail program.
         * @description The mailbox's sessions end; programs with another password come back by themselves.
         */
        delete: operations["delete_app_password"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who did what to the objects within reach, from where, and how they looked before and after; the newest first. */
        get: operations["list_audit_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does many requests, each for itself.
         * @description The answer is 200 whatever came of them: `results` has the status and body of each. One that fails stops none of the others.
         *     Give each its own `idempotency_key` to be able to send the batch again. Sent again with the batch's own `Idempotency-Key`, it is
         *     answered as before, but for secrets that are shown once.
         *     Many more go on by themselves with `POST /v1/operations`.
         */
        post: operations["run_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists certificates by name. That of the boot file, which answers every other name, is not among them. */
        get: operations["list_certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{certificate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a certificate, without its key. */
        get: operations["read_certificate"];
        /**
         * Gives the server a certificate, or has it ask an authority for one, and for the next ones in time.
         * @description It answers the names it is for from the next handshake on, without a restart; connections that are there keep what they have. One
         *     for `server.hostname` also answers clients that name nobody. What an authority does not give is said in `problem`, and asked for
         *     again later and later.
         */
        put: operations["replace_certificate"];
        post?: never;
        /** Deletes a certificate. Its names are answered by the boot file's from then on. */
        delete: operations["delete_certificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{certificate}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the authority asked at once for a certificate that is missing or to be renewed, whatever failed before. */
        post: operations["renew_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists domains. */
        get: operations["list_domains"];
        put?: never;
        /** Makes a domain and the keys its mail is signed with. */
        post: operations["create_domain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a domain. */
        get: operations["read_domain"];
        /**
         * Makes the domain, or replaces what is said of it.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is in it.
         */
        put: operations["replace_domain"];
        post?: never;
        /** Deletes a domain that holds no mailboxes and aliases any more, with its signing keys. */
        delete: operations["delete_domain"];
        options?: never;
        head?: never;
        /** Changes a domain. */
        patch: operations["update_domain"];
        trace?: never;
    };
    "/v1/domains/{domain}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the contacts in a domain's address book.
         * @description Of another name of a domain it is the address book of that domain.
         */
        get: operations["list_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/contacts/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a contact. */
        get: operations["read_contact"];
        /**
         * Makes the contact, or puts this in its place if it exists.
         * @description `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_contact"];
        post?: never;
        /** Deletes a contact. */
        delete: operations["delete_contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/dkim-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the keys a domain's mail is signed with, those that wait and those that retired too. */
        get: operations["list_dkim_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/dkim-keys/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a domain's new DKIM keys sign now, and retires the old ones.
         * @description Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can tell, in
         *     `conflict.key`. Where none wait nothing changes.
         */
        post: operations["activate_dkim_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/dkim-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes new DKIM keys for a domain, which wait until their records are in DNS.
         * @description They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the old ones retire then, and
         *     their records can be removed when they are forgotten. While some wait no others are made.
         */
        post: operations["rotate_dkim_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/dns-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Looks up what a domain's DNS shows of its wanted records, now.
         * @description Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF record is good if mail from
         *     this server passes, in whichever words it says so.
         */
        get: operations["list_dns_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/dns-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the records the domain's DNS should show for its mail to come, go and be believed. */
        get: operations["list_dns_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domain}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a domain take part in mail whose DNS shows that it is its tenant's.
         * @description The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour too. 409 `not_published`
         *     says that it is not seen. Who adds a domain that another tenant only says is theirs is told the record the same way, and gets the
         *     domain, empty, once the DNS shows it.
         */
        post: operations["verify_domain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a domain. */
        get: operations["read_domain_by_external_id"];
        /**
         * Makes the domain, or replaces what is said of it.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is in it.
         */
        put: operations["replace_domain_by_external_id"];
        post?: never;
        /** Deletes a domain that holds no mailboxes and aliases any more, with its signing keys. */
        delete: operations["delete_domain_by_external_id"];
        options?: never;
        head?: never;
        /** Changes a domain. */
        patch: operations["update_domain_by_external_id"];
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the contacts in a domain's address book.
         * @description Of another name of a domain it is the address book of that domain.
         */
        get: operations["list_contacts_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/contacts/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a contact. */
        get: operations["read_contact_by_external_id"];
        /**
         * Makes the contact, or puts this in its place if it exists.
         * @description `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_contact_by_external_id"];
        post?: never;
        /** Deletes a contact. */
        delete: operations["delete_contact_by_external_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/dkim-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the keys a domain's mail is signed with, those that wait and those that retired too. */
        get: operations["list_dkim_keys_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/dkim-keys/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a domain's new DKIM keys sign now, and retires the old ones.
         * @description Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can tell, in
         *     `conflict.key`. Where none wait nothing changes.
         */
        post: operations["activate_dkim_keys_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/dkim-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes new DKIM keys for a domain, which wait until their records are in DNS.
         * @description They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the old ones retire then, and
         *     their records can be removed when they are forgotten. While some wait no others are made.
         */
        post: operations["rotate_dkim_keys_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/dns-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Looks up what a domain's DNS shows of its wanted records, now.
         * @description Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF record is good if mail from
         *     this server passes, in whichever words it says so.
         */
        get: operations["list_dns_check_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/dns-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the records the domain's DNS should show for its mail to come, go and be believed. */
        get: operations["list_dns_records_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/by-external-id/{external_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a domain take part in mail whose DNS shows that it is its tenant's.
         * @description The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour too. 409 `not_published`
         *     says that it is not seen. Who adds a domain that another tenant only says is theirs is told the record the same way, and gets the
         *     domain, empty, once the DNS shows it.
         */
        post: operations["verify_domain_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what happened to the objects within reach, in order.
         * @description A panel that keeps `next_cursor`, or the id of the last event it saw, misses nothing: each change of each object is here, in the
         *     order of its commit. `410 cursor_expired` says that what followed is gone, and everything must be read anew.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what happens to the objects within reach, while it happens.
         * @description Server-sent events: `id` is the event's id, `event` its kind, `data` the event as `GET /v1/events` shows it. Whoever was cut off
         *     asks again with `Last-Event-ID` (browsers do by themselves), or with `after`, and misses nothing.
         */
        get: operations["read_event_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/failed-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the networks that failed logins hold up at the moment.
         * @description Whoever guesses waits ever longer; nobody is shut out for good. A network that is to stay out is blocked by a rule
         *     (`POST /v1/access-rules`), and one that many people share is allowed by one.
         */
        get: operations["list_failed_logins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/failed-logins/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lets a network try to log in at once. */
        delete: operations["forget_failed_logins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end. */
        delete: operations["delete_grant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/license": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says how the licence is.
         * @description It answers 200 in every state, and `health/live` and `health/ready` do not ask for it: a supervisor that restarts the
         *     server, or sends its clients elsewhere, mends no licence.
         */
        get: operations["read_license_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the process answers. Restart it when this fails. */
        get: operations["read_liveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether the server is open. Send it no clients while this fails. */
        get: operations["read_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what the licence allows, what is in use, and why not more. */
        get: operations["read_license"];
        put?: never;
        post?: never;
        /** Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold here. */
        delete: operations["delete_license"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/account-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a link that opens the vendor's account page for this installation, without a login there.
         * @description It is signed by this server, opens once and for five minutes, and shows this one licence. Nothing is sent anywhere.
         */
        post: operations["create_license_account_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activates a licence key over the network.
         * @description A paid key needs the vendor's account it belongs to, a trial key nothing. What fails changes nothing.
         */
        post: operations["create_license_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/active-mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Chooses the mailboxes that stay active while the licence has no room for all.
         * @description The others keep receiving and lose nothing; nobody logs in to them until there is room again.
         */
        put: operations["replace_active_mailboxes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivates: asks the licence server for the licence as it stands now, without an account.
         * @description After buying an add-on, an upsize or more mailboxes; it holds at once.
         */
        post: operations["run_license_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a request for a licence, to be carried to the vendor where this server has no connection.
         * @description The vendor's account page answers it with a response, which `POST /v1/license/responses` takes.
         */
        post: operations["create_license_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the vendor's response to a request. It is verified like an answer over the network and holds at once. */
        post: operations["create_license_response"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/license/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the trial of an add-on: for 30 days, once. */
        post: operations["create_license_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listeners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where is listened, by name: what the boot file names (`boot-smtp`, `boot-smtp-2`), and what was opened here. */
        get: operations["list_listeners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listeners/{listener}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a listener, and how it is. */
        get: operations["read_listener"];
        /**
         * Listens on an address from now on, or on another one. No restart is needed, and none closes it.
         * @description What cannot be opened is refused, and what was open stays. Whoever is connected to an address that is left ends what is in hand.
         */
        put: operations["replace_listener"];
        post?: never;
        /** Closes a listener. Whoever is connected ends what is in hand. */
        delete: operations["delete_listener"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the mail programs that are logged in. */
        get: operations["list_mail_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail-sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends the session of a mail program.
         * @description It is told so, and may log in again. Whoever is to stay out gets another password, or the mailbox's `login` is switched off: both
         *     end all its sessions.
         */
        delete: operations["delete_mail_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists mailboxes, with what they hold. */
        get: operations["list_mailboxes"];
        put?: never;
        /** Makes a mailbox with its first folders. */
        post: operations["create_mailbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a mailbox and what it holds. */
        get: operations["read_mailbox"];
        /**
         * Makes the mailbox, or replaces what is said of it.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_mailbox"];
        post?: never;
        /**
         * Deletes a mailbox; it can be restored until it is purged.
         * @description Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With `purge_after=P0D` it goes
         *     at once, with everything in it.
         */
        delete: operations["delete_mailbox"];
        options?: never;
        head?: never;
        /**
         * Changes a mailbox.
         * @description The `ETag` follows these fields alone, not what the mailbox holds.
         */
        patch: operations["update_mailbox"];
        trace?: never;
    };
    "/v1/mailboxes/{address}/app-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the passwords that the mail programs of a mailbox have. */
        get: operations["list_mailbox_app_passwords"];
        put?: never;
        /**
         * Makes a password for a mail program of a mailbox.
         * @description The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
         */
        post: operations["create_mailbox_app_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/autoreply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what a mailbox answers by itself. */
        get: operations["read_mailbox_autoreply"];
        /**
         * Says what a mailbox answers by itself.
         * @description A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who is a program, a mailing
         *     list or an answer, whose message does not name the mailbox as a recipient, or who SPF or DMARC says is somebody else.
         */
        put: operations["replace_mailbox_autoreply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/failed-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.
         * @description A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
         */
        delete: operations["forget_mailbox_failed_logins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads where a mailbox sends its mail on to. */
        get: operations["read_mailbox_forwarding"];
        /**
         * Says where a mailbox sends its mail on to.
         * @description What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF does not speak against
         *     it, and what comes back goes to the sender. A message that was in the mailbox before is refused, so circles end. While the
         *     mailbox may not send, it sends nothing on and keeps everything.
         */
        put: operations["replace_mailbox_forwarding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the holder of a mailbox lets programs do. */
        get: operations["list_mailbox_grants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a mailbox another address, in its own domain or another one.
         * @description Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it to keep it.
         */
        post: operations["rename_mailbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings a deleted mailbox back into use, with all it held.
         * @description One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may be: it is refused when
         *     there is no room for it any more.
         */
        post: operations["restore_mailbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/sso-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for support.
         * @description It is good for a minute at most. The books name who made it, and that the session began by it.
         */
        post: operations["create_mailbox_sso_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{address}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes the second factor from a holder who lost it; their sessions end.
         * @description Without one nothing changes.
         */
        delete: operations["delete_mailbox_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a mailbox and what it holds. */
        get: operations["read_mailbox_by_external_id"];
        /**
         * Makes the mailbox, or replaces what is said of it.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_mailbox_by_external_id"];
        post?: never;
        /**
         * Deletes a mailbox; it can be restored until it is purged.
         * @description Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With `purge_after=P0D` it goes
         *     at once, with everything in it.
         */
        delete: operations["delete_mailbox_by_external_id"];
        options?: never;
        head?: never;
        /**
         * Changes a mailbox.
         * @description The `ETag` follows these fields alone, not what the mailbox holds.
         */
        patch: operations["update_mailbox_by_external_id"];
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/app-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the passwords that the mail programs of a mailbox have. */
        get: operations["list_mailbox_app_passwords_by_external_id"];
        put?: never;
        /**
         * Makes a password for a mail program of a mailbox.
         * @description The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
         */
        post: operations["create_mailbox_app_password_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/autoreply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what a mailbox answers by itself. */
        get: operations["read_mailbox_autoreply_by_external_id"];
        /**
         * Says what a mailbox answers by itself.
         * @description A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who is a program, a mailing
         *     list or an answer, whose message does not name the mailbox as a recipient, or who SPF or DMARC says is somebody else.
         */
        put: operations["replace_mailbox_autoreply_by_external_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/failed-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forgets the failed logins to a mailbox, from wherever: whoever knows its password need not wait.
         * @description A network that guessed goes on waiting (`DELETE /v1/failed-logins/{network}`).
         */
        delete: operations["forget_mailbox_failed_logins_by_external_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads where a mailbox sends its mail on to. */
        get: operations["read_mailbox_forwarding_by_external_id"];
        /**
         * Says where a mailbox sends its mail on to.
         * @description What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF does not speak against
         *     it, and what comes back goes to the sender. A message that was in the mailbox before is refused, so circles end. While the
         *     mailbox may not send, it sends nothing on and keeps everything.
         */
        put: operations["replace_mailbox_forwarding_by_external_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the holder of a mailbox lets programs do. */
        get: operations["list_mailbox_grants_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a mailbox another address, in its own domain or another one.
         * @description Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it to keep it.
         */
        post: operations["rename_mailbox_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings a deleted mailbox back into use, with all it held.
         * @description One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may be: it is refused when
         *     there is no room for it any more.
         */
        post: operations["restore_mailbox_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/sso-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for support.
         * @description It is good for a minute at most. The books name who made it, and that the session began by it.
         */
        post: operations["create_mailbox_sso_link_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/by-external-id/{external_id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes the second factor from a holder who lost it; their sessions end.
         * @description Without one nothing changes.
         */
        delete: operations["delete_mailbox_totp_by_external_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads who is logged in: an administrator, or the holder of a mailbox. */
        get: operations["read_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/access-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the rules that one made for one's own mailbox. What administrators say of it is theirs. */
        get: operations["list_own_access_rules"];
        put?: never;
        /** Blocks a sender for one's own mailbox, or allows one that is blocked for the domain. */
        post: operations["create_own_access_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/access-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a rule of one's own mailbox. */
        get: operations["read_own_access_rule"];
        /** Says something else of a rule of one's own mailbox. */
        put: operations["replace_own_access_rule"];
        post?: never;
        /** Deletes a rule of one's own mailbox. */
        delete: operations["delete_own_access_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/app-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the passwords that one's own mail programs have. */
        get: operations["list_own_app_passwords"];
        put?: never;
        /**
         * Makes a password for one of one's own mail programs.
         * @description The answer holds it in `secret`, this once. It needs a session that began with a password.
         */
        post: operations["create_own_app_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/app-passwords/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a password from one of one's own mail programs.
         * @description The mailbox's sessions end; programs with another password come back by themselves.
         */
        delete: operations["delete_own_app_password"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/autoreply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what one's own mailbox answers by itself. */
        get: operations["read_own_autoreply"];
        /** Says what one's own mailbox answers by itself. */
        put: operations["replace_own_autoreply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the contacts in the address book of one's own domain. */
        get: operations["list_my_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads where one's own mailbox sends its mail on to. */
        get: operations["read_own_forwarding"];
        /** Says where one's own mailbox sends its mail on to. It needs a session that began with a password. */
        put: operations["replace_own_forwarding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what one lets programs do, in a session that began with a password. */
        get: operations["list_own_grants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes leave back from a program that one let act for oneself. A mailbox's sessions end. */
        delete: operations["delete_own_grant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mail-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the mail programs that are logged in to one's own mailbox. */
        get: operations["list_own_mail_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mail-sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the session of one of one's own mail programs. It may log in again. */
        delete: operations["delete_own_mail_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Exchanges one's own password. All one's sessions end, this one too. */
        put: operations["replace_own_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to set up a second factor. It is asked for once it is confirmed. */
        post: operations["create_own_totp"];
        /** Turns one's own second factor off. */
        delete: operations["delete_own_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor on: the code proves that the telephone has the secret.
         * @description From then on a mailbox's own password opens no mail program: each gets an app password of its own, or signs in with OAuth.
         */
        post: operations["run_totp_confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages that came here or were refused, newest first.
         * @description Within a tenant or a domain, those that it sent or that came to it. Told for as long as the setting
         *     `retention.message_trace_days` says. Mail that was refused is told of within a budget a sending network and minute; beyond,
         *     it is counted only.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells all there is to tell of a message: who brought it, what was decided, each attempt and what was said, and where each
         *     recipient is by now.
         * @description Within a tenant or a domain, recipients are left out that are others', unless it sent the message: then they are named,
         *     and what they led to is not.
         */
        get: operations["read_message_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The server's numbers in the Prometheus text format. */
        get: operations["read_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the programs that people may let act for them. */
        get: operations["list_oauth_clients"];
        put?: never;
        /**
         * Makes a program known.
         * @description How it then asks is in the server's metadata, `/.well-known/openid-configuration`. The answer holds the secret of a confidential one
         *     in `secret`, this once.
         */
        post: operations["create_oauth_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth-clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a program, without its secret. */
        get: operations["read_oauth_client"];
        /**
         * Replaces what is said of a program.
         * @description One that is disabled gets nothing any more, and its tokens open nothing; enabled again, they do. Whether it can keep a secret stays.
         */
        put: operations["replace_oauth_client"];
        post?: never;
        /** Deletes a program. What people let it do ends, and its tokens open nothing. */
        delete: operations["delete_oauth_client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth-clients/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a program another secret. The old one is good for nothing at once; what it holds stays. */
        post: operations["rotate_oauth_client_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists operations, the latest first.
         * @description Those that are over are kept for `operation_days` (`/v1/settings/retention`). The event `operation.ended` tells of each end.
         */
        get: operations["list_operations"];
        put?: never;
        /**
         * Has many requests done, each for itself, after the answer.
         * @description The answer is 202 once the operation is taken on. It goes on by itself, after a restart too, by the same token for as long as that is
         *     good, and each request is done once. One that fails stops none of the others; `/v1/operations/{id}/results` has what came of each, but
         *     for secrets that are shown once.
         */
        post: operations["create_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads how far an operation is. */
        get: operations["read_operation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an operation.
         * @description What is done stays, what is in hand is finished, and nothing more begins. Of one that is over it changes nothing.
         */
        post: operations["cancel_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what came of an operation's parts.
         * @description It is for whoever asked for the operation, and for those with the scope `admin`.
         */
        get: operations["list_operation_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists plans by name: the server's own, or those of the reseller who asks. */
        get: operations["list_plans"];
        put?: never;
        /** Makes a plan. */
        post: operations["create_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a plan. */
        get: operations["read_plan"];
        /**
         * Makes the plan, or replaces what is said of it.
         * @description Tenants that have more than it then allows keep what they have and get no more.
         */
        put: operations["replace_plan"];
        post?: never;
        /** Deletes a plan that no tenant has. */
        delete: operations["delete_plan"];
        options?: never;
        head?: never;
        /** Changes a plan. */
        patch: operations["update_plan"];
        trace?: never;
    };
    "/v1/queue/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages on their way out, oldest first. */
        get: operations["list_queue_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a message on its way out, with the recipients that are not settled and what they were told last. */
        get: operations["read_queue_message"];
        put?: never;
        post?: never;
        /** Deletes a message from the queue. Its sender is not told. */
        delete: operations["delete_queue_message"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/messages/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a message back until it is released. An attempt under way is still finished. */
        post: operations["hold_queue_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/messages/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a held message go on. Its recipients are due when they were. */
        post: operations["release_queue_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes every recipient of a message due at once. A held message stays held. */
        post: operations["retry_queue_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own sessions. */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Logs in with a password, and a code where one is asked for.
         * @description Wrong ones cost time: after a few, the wait doubles with each. 401 `second_factor_required` says that the password is right.
         */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of one's own sessions. */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Logs out: ends the session that asks, and forgets its cookie. */
        delete: operations["delete_current_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the settings groups and their fields. */
        get: operations["list_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/dns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_dns_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_dns_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_dns_settings"];
        trace?: never;
    };
    "/v1/settings/imap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_imap_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_imap_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_imap_settings"];
        trace?: never;
    };
    "/v1/settings/license": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_license_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_license_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_license_settings"];
        trace?: never;
    };
    "/v1/settings/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_login_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_login_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_login_settings"];
        trace?: never;
    };
    "/v1/settings/oauth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_oauth_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_oauth_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_oauth_settings"];
        trace?: never;
    };
    "/v1/settings/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_queue_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_queue_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_queue_settings"];
        trace?: never;
    };
    "/v1/settings/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_retention_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_retention_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_retention_settings"];
        trace?: never;
    };
    "/v1/settings/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_routing_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_routing_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_routing_settings"];
        trace?: never;
    };
    "/v1/settings/server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_server_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_server_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_server_settings"];
        trace?: never;
    };
    "/v1/settings/smtp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads this group of settings, without its secrets. */
        get: operations["read_smtp_settings"];
        /**
         * Replaces this group of settings.
         * @description Absent fields take their defaults; absent secrets stay, since nobody could have read them. Takes effect at once.
         */
        put: operations["replace_smtp_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of this group of settings.
         * @description Absent fields stay as they are, null puts a field back to its default or clears a secret. Takes effect at once.
         */
        patch: operations["update_smtp_settings"];
        trace?: never;
    };
    "/v1/sso-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link that logs an administrator in once, for a panel that sends its customer's browser there.
         * @description It is good for a minute at most. Nobody makes one for somebody who may do more; the books name who made it, and that the session
         *     began by it.
         */
        post: operations["create_sso_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs in by a link that `POST /v1/sso-links` made. It is good once. */
        post: operations["create_sso_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the server's background work and how it fares. */
        get: operations["list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads how a task fares. */
        get: operations["read_task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a run of a task as soon as it is free.
         * @description The answer comes at once; read the task until `runs` has risen. Asking twice while it runs makes it run once more.
         */
        post: operations["run_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists tenants. */
        get: operations["list_tenants"];
        put?: never;
        /**
         * Makes a tenant, with its first domain and its administrator if they are named.
         * @description A domain needs `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever
         *     makes them.
         */
        post: operations["create_tenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a tenant, also one that is terminated and can be restored. */
        get: operations["read_tenant"];
        /**
         * Makes the tenant, or replaces what is said of it.
         * @description This is what a billing system calls when an order is paid, under the number it knows the service by: repeated, it changes
         *     nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain that is made needs
         *     `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever makes them.
         */
        put: operations["replace_tenant"];
        post?: never;
        /**
         * Terminates a tenant; it can be restored until it is purged.
         * @description Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With `purge_after=P0D` it goes
         *     at once, with its domains and all that is in them.
         */
        delete: operations["delete_tenant"];
        options?: never;
        head?: never;
        /** Changes a tenant. Its plan is changed by `PUT …/plan`. */
        patch: operations["update_tenant"];
        trace?: never;
    };
    "/v1/tenants/{tenant}/admin/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the password of whoever administrates a tenant; their sessions end. */
        post: operations["run_admin_password_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts a tenant on another plan.
         * @description 409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
         */
        put: operations["replace_tenant_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events. */
        post: operations["renew_tenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a terminated tenant back as it was. */
        post: operations["restore_tenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspends a tenant, or does it in another mode or for another reason.
         * @description Nothing is deleted. Whoever may not be logged in any more is logged out.
         */
        post: operations["suspend_tenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/unsuspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a suspended tenant go on. */
        post: operations["unsuspend_tenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month. */
        get: operations["read_tenant_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a tenant, also one that is terminated and can be restored. */
        get: operations["read_tenant_by_external_id"];
        /**
         * Makes the tenant, or replaces what is said of it.
         * @description This is what a billing system calls when an order is paid, under the number it knows the service by: repeated, it changes
         *     nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain that is made needs
         *     `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever makes them.
         */
        put: operations["replace_tenant_by_external_id"];
        post?: never;
        /**
         * Terminates a tenant; it can be restored until it is purged.
         * @description Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With `purge_after=P0D` it goes
         *     at once, with its domains and all that is in them.
         */
        delete: operations["delete_tenant_by_external_id"];
        options?: never;
        head?: never;
        /** Changes a tenant. Its plan is changed by `PUT …/plan`. */
        patch: operations["update_tenant_by_external_id"];
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/admin/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the password of whoever administrates a tenant; their sessions end. */
        post: operations["run_admin_password_change_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts a tenant on another plan.
         * @description 409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
         */
        put: operations["replace_tenant_plan_by_external_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events. */
        post: operations["renew_tenant_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a terminated tenant back as it was. */
        post: operations["restore_tenant_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspends a tenant, or does it in another mode or for another reason.
         * @description Nothing is deleted. Whoever may not be logged in any more is logged out.
         */
        post: operations["suspend_tenant_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/unsuspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a suspended tenant go on. */
        post: operations["unsuspend_tenant_by_external_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/by-external-id/{external_id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month. */
        get: operations["read_tenant_usage_by_external_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists tokens, revoked and expired ones too. */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Makes a token.
         * @description The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have, nor reach beyond their own.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a token, without its secret. */
        get: operations["read_token"];
        put?: never;
        post?: never;
        /**
         * Revokes a token at once.
         * @description It stays in the list with `revoked_at`, for the audit trail. Revoking it again changes nothing.
         */
        delete: operations["delete_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what every tenant uses, as it stands at the moment, and what its mail moved in a month. */
        get: operations["list_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a delivery with what came of each attempt. */
        get: operations["read_webhook_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a delivery once more, from the beginning of its schedule. The receiver knows it by the same id. */
        post: operations["replay_webhook_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the webhook endpoints of the caller's tenant, or of the server itself. */
        get: operations["list_webhook_endpoints"];
        put?: never;
        /**
         * Makes a webhook endpoint, which is told of what happens from now on.
         * @description The answer holds the secret in `secret`, this once. Messages are signed by it and by a key whose public half is
         *     `public_key`; check one of both, and that `webhook-timestamp` is not older than five minutes.
         */
        post: operations["create_webhook_endpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a webhook endpoint, without its secret. */
        get: operations["read_webhook_endpoint"];
        put?: never;
        post?: never;
        /** Deletes a webhook endpoint with everything that was to be sent to it. */
        delete: operations["delete_webhook_endpoint"];
        options?: never;
        head?: never;
        /** Changes a webhook endpoint. One that is enabled again is told of what happens from then on; a replay sends what it missed. */
        patch: operations["update_webhook_endpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was sent to a webhook endpoint, or is to be, with what came of each attempt: 30 days, the newest first. */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends once more what happened since then, as far as the feed holds it (`feed_days` of the settings `retention`), or 30 days for what was
         *     given up.
         * @description Messages keep their ids; a receiver that knows one already takes it as known.
         */
        post: operations["replay_webhook_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges the secret and the key of a webhook endpoint. For a while both sign, so that a receiver can follow in its own time. */
        post: operations["rotate_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a `webhook.test` message to an endpoint, whatever events it is told of. */
        post: operations["test_webhook_endpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who is asking, with which scopes.
         * @description Any token will do. A panel's *test connection* button is this call.
         */
        get: operations["read_whoami"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "access_rule.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is blocked or allowed from now on; `detail` is the rule. */
        post: operations["on_access_rule_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_rule.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A block or an allowance is gone, or past its end. */
        post: operations["on_access_rule_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_rule.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A block or an allowance changed. */
        post: operations["on_access_rule_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An administrator was made. */
        post: operations["on_administrator_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An administrator is gone. */
        post: operations["on_administrator_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.password_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An administrator's password was exchanged. */
        post: operations["on_administrator_password_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.second_factor_begun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second factor is being set up. */
        post: operations["on_administrator_second_factor_begun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.second_factor_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second factor is not asked for any more. */
        post: operations["on_administrator_second_factor_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.second_factor_on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second factor is asked for from now on. */
        post: operations["on_administrator_second_factor_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "administrator.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An administrator's name, rights or status changed. */
        post: operations["on_administrator_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alias.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An alias was made. */
        post: operations["on_alias_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alias.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An alias is gone. */
        post: operations["on_alias_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alias.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An alias leads elsewhere. */
        post: operations["on_alias_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "certificate.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A certificate was given, or is asked for. */
        post: operations["on_certificate_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "certificate.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A certificate is gone. */
        post: operations["on_certificate_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "certificate.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another certificate was given, or is asked for. */
        post: operations["on_certificate_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "client.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A program was made known that people may let act for them. */
        post: operations["on_client_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "client.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A program is gone, with what people let it do. */
        post: operations["on_client_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "client.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A program changed, or got another secret. */
        post: operations["on_client_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is in a domain's address book. */
        post: operations["on_contact_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is in a domain's address book no more. */
        post: operations["on_contact_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain's address book says something else of somebody. */
        post: operations["on_contact_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain was made. */
        post: operations["on_domain_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain is gone; `detail` names it. */
        post: operations["on_domain_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.dkim_activated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain's new DKIM keys sign from now on. */
        post: operations["on_domain_dkim_activated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.dkim_rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain has new DKIM keys, which wait for their records to be in DNS. */
        post: operations["on_domain_dkim_rotated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain was given to another tenant: whoever had it is told. */
        post: operations["on_domain_given"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain changed, or was given to this tenant. */
        post: operations["on_domain_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "domain.verified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A domain is known to be its tenant's, and takes part in mail. */
        post: operations["on_domain_verified"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.contact_lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The licence server has not been reached for long. */
        post: operations["on_license_contact_lost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "license.state_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The licence allows something else than before. */
        post: operations["on_license_state_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "listener.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address is listened on. */
        post: operations["on_listener_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "listener.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address is not listened on any more. */
        post: operations["on_listener_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "listener.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A listener speaks something else, or is elsewhere, or closed. */
        post: operations["on_listener_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.app_password_created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox got a password for one program. */
        post: operations["on_mailbox_app_password_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.app_password_deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A password for one program opens a mailbox no more. */
        post: operations["on_mailbox_app_password_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.autoreply_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox answers something else by itself, or no more. */
        post: operations["on_mailbox_autoreply_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox was made. */
        post: operations["on_mailbox_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox was deleted and can be restored. */
        post: operations["on_mailbox_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.forwarding_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox sends its mail on to others, or no more. */
        post: operations["on_mailbox_forwarding_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox moved to another tenant's domain: whoever had it is told. */
        post: operations["on_mailbox_given"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.grant_deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave was taken back from a program that acted for a mailbox's holder. */
        post: operations["on_mailbox_grant_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.password_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder of a mailbox exchanged its password. */
        post: operations["on_mailbox_password_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.purged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox is gone with all it held. */
        post: operations["on_mailbox_purged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.renamed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox got another address. */
        post: operations["on_mailbox_renamed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A deleted mailbox is back. */
        post: operations["on_mailbox_restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.second_factor_begun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox's holder is setting up a second factor. */
        post: operations["on_mailbox_second_factor_begun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.second_factor_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox has no second factor any more. */
        post: operations["on_mailbox_second_factor_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.second_factor_on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox's own password opens no mail program from now on. */
        post: operations["on_mailbox_second_factor_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mailbox.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mailbox changed. */
        post: operations["on_mailbox_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "operation.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work was taken on that goes on by itself. */
        post: operations["on_operation_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "operation.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Such work is over; `detail` says how. */
        post: operations["on_operation_ended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "plan.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A plan was made. */
        post: operations["on_plan_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "plan.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A plan is sold no more. */
        post: operations["on_plan_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "plan.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A plan's limits or features changed. */
        post: operations["on_plan_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "queue.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody deleted a queued message. */
        post: operations["on_queue_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "queue.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody held a queued message. */
        post: operations["on_queue_held"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "queue.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody let a held message go on. */
        post: operations["on_queue_released"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "queue.retried": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody had a queued message tried at once. */
        post: operations["on_queue_retried"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "settings.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A group of settings changed; `detail` names it. */
        post: operations["on_settings_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant was made. */
        post: operations["on_tenant_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.purged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant is gone with all it had: its reseller is told. */
        post: operations["on_tenant_purged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.renewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant was renewed. */
        post: operations["on_tenant_renewed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A terminated tenant is back. */
        post: operations["on_tenant_restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant was suspended; `detail` names it. */
        post: operations["on_tenant_suspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.terminated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant was terminated and can be restored. */
        post: operations["on_tenant_terminated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.unsuspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A suspension was lifted. */
        post: operations["on_tenant_unsuspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tenant.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tenant's name, plan, limits or metadata changed. */
        post: operations["on_tenant_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "token.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API token was made. */
        post: operations["on_token_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "token.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API token was revoked. */
        post: operations["on_token_revoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook endpoint was made. */
        post: operations["on_webhook_endpoint_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook endpoint was deleted. */
        post: operations["on_webhook_endpoint_deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook endpoint was disabled: it answered 410, or every attempt failed for five days. */
        post: operations["on_webhook_endpoint_disabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.secret_rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook endpoint got another secret. */
        post: operations["on_webhook_endpoint_secret_rotated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook endpoint changed. */
        post: operations["on_webhook_endpoint_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody asked for a message to see whether it arrives. */
        post: operations["on_webhook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description A rule on whom mail is taken from, whom it goes to, or who may connect.
         *
         *     Of the rules on networks the narrowest network holds. Of those on senders and recipients, those that are `enforced` hold first, from
         *     the server down; then the nearest: the mailbox's before its domain's, its tenant's, its reseller's and the server's; and of those
         *     of one level the most specific pattern.
         */
        AccessRule: {
            /** @description What it does. */
            action: components["schemas"]["AccessRuleAction"];
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The domain whose addresses it holds for; null when it is a tenant's, a mailbox's or the server's.
             * @example example.org
             */
            domain: string | null;
            /**
             * @description Whether no rule of anybody below lifts it.
             * @example false
             */
            enforced: boolean;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             * @example null
             */
            expires_at: string | null;
            /**
             * @description Its identifier. Whoever is refused is told it.
             * @example acr_16n
             */
            id: string;
            /** @description What it looks at. */
            kind: components["schemas"]["AccessRuleKind"];
            /**
             * @description The mailbox it holds for; null when it holds for more.
             * @example null
             */
            mailbox: string | null;
            /**
             * @description What those who look after it say of it; empty for nothing. Nobody else is told.
             * @example ticket 4711
             */
            note: string;
            /**
             * @description What it matches, in its normal form.
             * @example *.spammer.example
             */
            pattern: string;
            /**
             * @description What whoever is refused is told; empty for the usual.
             * @example
             */
            reply: string;
            /** @description The services that a rule on networks is about; empty for all of them. */
            services: components["schemas"]["AccessService"][];
            /**
             * @description The tenant it belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /**
         * @description What a rule does.
         * @enum {string}
         */
        AccessRuleAction: "block" | "allow" | (string & {});
        /**
         * @description What a rule looks at.
         * @enum {string}
         */
        AccessRuleKind: "network" | "sender" | "recipient" | (string & {});
        /** @description Rules, the oldest first. */
        AccessRulePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["AccessRule"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A merge patch of a rule. */
        AccessRulePatch: {
            /** @description What it does. */
            action?: components["schemas"]["AccessRuleAction"];
            /**
             * @description Whether no rule of anybody below lifts it.
             * @example true
             */
            enforced?: boolean;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             * @example 2030-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What those who look after it say of it.
             * @example ticket 4711
             */
            note?: string;
            /**
             * @description What whoever is refused is told; empty for the usual.
             * @example
             */
            reply?: string;
            /** @description The services that a rule on networks is about; empty for all of them. */
            services?: components["schemas"]["AccessService"][];
        };
        /** @description What a rule is to say. Fields of a read rule beside these are ignored, so that what was read can be sent back. */
        AccessRuleReplacement: {
            /** @description What it does. */
            action: components["schemas"]["AccessRuleAction"];
            /**
             * @description Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own mailbox.
             * @example false
             */
            enforced?: boolean;
            /**
             * Format: date-time
             * @description When it ends by itself; absent or null for never.
             * @example 2030-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What those who look after it say of it, in up to 500 characters.
             * @example ticket 4711
             */
            note?: string;
            /**
             * @description What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
             * @example Write to our postmaster, please
             */
            reply?: string;
            /** @description The services that a rule on networks is about; absent or empty for all of them. */
            services?: components["schemas"]["AccessService"][];
        };
        /**
         * @description What a client connects to.
         * @enum {string}
         */
        AccessService: "smtp" | "submission" | "imap" | "pop3" | "http" | (string & {});
        /** @description An authority that gives certificates by ACME (RFC 8555), and what is asked of it. */
        AcmeOrder: {
            /**
             * @description Who vouches for the authority's own address, as certificates in PEM form; null for whom the machine trusts.
             * @example null
             */
            ca?: string | null;
            /**
             * @description An email address to which it may write; null for none.
             * @example hostmaster@example.org
             */
            contact?: string | null;
            /**
             * @description The address of its directory. Naming it means agreeing to its terms of service.
             * @example https://acme-v02.api.letsencrypt.org/directory
             */
            directory: string;
            /**
             * @description The host names, in lower case; wildcards cannot be validated. They lead to this machine, at whose port 443 the authority looks
             *     (TLS-ALPN-01, RFC 8737).
             * @example [
             *       "mail.example.org"
             *     ]
             */
            names: string[];
        };
        /** @description The mailboxes that stay active. */
        ActiveMailboxes: {
            /**
             * @description Their addresses.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            mailboxes: string[];
        };
        /** @description Somebody who administrates. */
        Administrator: {
            /**
             * Format: date-time
             * @description When they were made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The one domain they administrate; null for all there are.
             * @example null
             */
            domain: string | null;
            /**
             * @description Their identifier.
             * @example adm_16h
             */
            id: string;
            /**
             * Format: date-time
             * @description When they logged in last; null for never.
             * @example 2026-01-05T09:00:00Z
             */
            last_login_at: string | null;
            /**
             * @description The name they log in with, in lower case: their key in the path.
             * @example anna@example.org
             */
            login: string;
            /**
             * @description What people call them.
             * @example Anna Example
             */
            name: string;
            /** @description Whether a password is set. */
            password_set: boolean;
            /** @description What they may do there. */
            scopes: components["schemas"]["Scope"][];
            /** @description Whether a code is asked for when they log in. */
            second_factor: boolean;
            /** @description Whether they may log in. */
            status: components["schemas"]["AdministratorStatus"];
            /**
             * @description The tenant whose things they administrate; null for the server itself.
             * @example acme
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When something of them was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Administrators by login. */
        AdministratorPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Administrator"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A merge patch of an administrator. */
        AdministratorPatch: {
            /**
             * @description What people call them.
             * @example Anna Example
             */
            name?: string;
            /**
             * Format: password
             * @description Their password: at least 8 characters. Their sessions end.
             * @example correct horse battery
             */
            password?: string;
            /** @description What they may do, in place of all they might. */
            scopes?: components["schemas"]["Scope"][];
            /** @description Whether they may log in. */
            status?: components["schemas"]["AdministratorStatus"];
        };
        /**
         * @description Whether somebody may log in.
         * @enum {string}
         */
        AdministratorStatus: "active" | "disabled" | (string & {});
        /** @description Another password for whoever administrates a tenant. */
        AdminPassword: {
            /**
             * Format: password
             * @description The password: at least 8 characters.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description An address that leads to others. */
        Alias: {
            /**
             * @description Its address, normalised: its key in the path.
             * @example info@example.org
             */
            address: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The domain it belongs to.
             * @example example.org
             */
            domain: string;
            /**
             * @description Its identifier.
             * @example als_16m
             */
            id: string;
            /** @description Who may write to it. */
            posting: components["schemas"]["AliasPosting"];
            /**
             * @description Whether the mailboxes that it leads straight to may send as it.
             * @example true
             */
            send_as: boolean;
            /**
             * @description Where its mail goes, here or elsewhere.
             * @example [
             *       "anna@example.org",
             *       "bert@elsewhere.example"
             *     ]
             */
            targets: string[];
            /**
             * @description The tenant it belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Aliases. */
        AliasPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Alias"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A merge patch of an alias. */
        AliasPatch: {
            /** @description Who may write to it. */
            posting?: components["schemas"]["AliasPosting"];
            /**
             * @description Whether the mailboxes that it leads straight to may send as it.
             * @example false
             */
            send_as?: boolean;
            /**
             * @description Where its mail goes: 1 to 1000 addresses, in place of all it had.
             * @example [
             *       "anna@example.org",
             *       "bert@elsewhere.example"
             *     ]
             */
            targets?: string[];
        };
        /**
         * @description Who may write to an alias.
         * @enum {string}
         */
        AliasPosting: "anyone" | "tenant" | "targets" | (string & {});
        /** @description What an alias is to be. Other fields of a read alias are ignored, so that what was read can be sent back. */
        AliasReplacement: {
            /** @description Who may write to it. Default `anyone`. */
            posting?: components["schemas"]["AliasPosting"];
            /**
             * @description Whether the mailboxes that it leads straight to may send as it. Default true.
             * @example true
             */
            send_as?: boolean;
            /**
             * @description Where its mail goes: 1 to 1000 addresses, here or elsewhere.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            targets: string[];
        };
        /** @description A password of a mailbox for one mail program. Its text is shown once. */
        AppPassword: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             * @example null
             */
            expires_at: string | null;
            /**
             * @description Its identifier.
             * @example app_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was used last, give or take five minutes; null for never.
             * @example 2026-01-05T09:30:00Z
             */
            last_used_at: string | null;
            /**
             * @description What people call the program.
             * @example telephone
             */
            name: string;
            /**
             * @description The networks it may log in from; empty for everywhere.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            networks: string[];
            /** @description What the program may do. */
            scopes: components["schemas"]["AppScope"][];
            /**
             * @description The password itself, to be typed into the program; hyphens and case do not matter. Only in the answer that made it; a
             *     repetition of that request with the same `Idempotency-Key` is answered without it.
             * @example bcdf-ghjk-lmnp-qrst-vwxz
             */
            readonly secret?: string;
        };
        /** @description Passwords for programs, the oldest first. */
        AppPasswordPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["AppPassword"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What a mail program may do with a password of its own.
         * @enum {string}
         */
        AppScope: "mail:write" | "submission:write" | (string & {});
        /** @description A line of the audit trail. */
        AuditLine: {
            /**
             * @description What was done.
             * @example customer.updated
             */
            action: string;
            /**
             * @description Who: a person, a token, or the server's own machine.
             * @example person_16j
             */
            actor: string;
            /**
             * @description How it looked after, without secrets, as JSON; null when it is gone or nothing can be shown.
             * @example {"name":"Carla"}
             */
            after: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-01-05T09:00:00Z
             */
            at: string;
            /**
             * @description How it looked before, without secrets; null when it was made or nothing can be shown.
             * @example null
             */
            before: string | null;
            /**
             * @description To what.
             * @example person_16k
             */
            object: string;
            /**
             * @description From which address; null for the server's own machine.
             * @example 192.0.2.7
             */
            peer: string | null;
            /**
             * @description In which request.
             * @example 0198f0c2
             */
            request: string | null;
        };
        /** @description The audit trail, the newest line first. */
        AuditPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["AuditLine"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What a mailbox answers by itself. */
        Autoreply: {
            /** @description Whether it does, within its dates. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Not from then on; null for without an end.
             * @example 2026-07-15T00:00:00Z
             */
            ends_at: string | null;
            /**
             * Format: int64
             * @description Days in which a sender is answered once.
             * @example 7
             */
            interval_days: number;
            /**
             * Format: date-time
             * @description Not before; null for at once.
             * @example 2026-07-01T00:00:00Z
             */
            starts_at: string | null;
            /**
             * @description Its subject; null for `Auto:` and the subject of the message.
             * @example I am on holiday
             */
            subject: string | null;
            /**
             * @description Its text.
             * @example I read your message when I am back, on Monday.
             */
            text: string;
        };
        /** @description What a mailbox is to answer by itself. */
        AutoreplyReplacement: {
            /** @description Whether it does, within its dates. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Not from then on; absent or null for without an end.
             * @example 2026-07-15T00:00:00Z
             */
            ends_at?: string | null;
            /**
             * Format: int64
             * @description Days in which a sender is answered once. Default 7.
             * @example 7
             */
            interval_days?: number;
            /**
             * Format: date-time
             * @description Not before; absent or null for at once.
             * @example 2026-07-01T00:00:00Z
             */
            starts_at?: string | null;
            /**
             * @description Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message.
             * @example I am on holiday
             */
            subject?: string | null;
            /**
             * @description Its text, of at most 16,384 bytes; not empty where `enabled`.
             * @example I read your message when I am back, on Monday.
             */
            text: string;
        };
        /** @description Requests to be done. */
        Batch: {
            /** @description Whether they wait for each other. Default `sequential`. */
            order?: components["schemas"]["BatchOrder"];
            /** @description The requests: 1 to 500. */
            requests: components["schemas"]["BatchRequest"][];
        };
        /**
         * @description A method that changes or reads.
         * @enum {string}
         */
        BatchMethod: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | (string & {});
        /**
         * @description Whether requests wait for those before them.
         * @enum {string}
         */
        BatchOrder: "sequential" | "any" | (string & {});
        /** @description One request of a batch. */
        BatchRequest: {
            /**
             * @description Its body; absent for none.
             * @example {
             *       "display_name": "Anna"
             *     }
             */
            body?: {
                [key: string]: unknown;
            };
            /**
             * @description Its `Idempotency-Key`.
             * @example import-17-anna
             */
            idempotency_key?: string;
            /**
             * @description Its `If-Match`.
             * @example "r3"
             */
            if_match?: string;
            /**
             * @description Its `If-None-Match`: `*` only makes.
             * @example *
             */
            if_none_match?: string;
            /** @description Its method. */
            method: components["schemas"]["BatchMethod"];
            /**
             * @description Its path and query, beginning with `/v1/`.
             * @example /v1/mailboxes/anna@example.org
             */
            path: string;
        };
        /** @description What came of one request. */
        BatchResult: {
            /** @description The answer's body, a problem where it failed; absent where there was none. */
            body?: {
                [key: string]: unknown;
            };
            /**
             * @description The object's version; absent where there is none.
             * @example "r1"
             */
            etag?: string;
            /**
             * @description Where the made object is; absent where nothing was made.
             * @example /v1/mailboxes/anna@example.org
             */
            location?: string;
            /**
             * Format: int32
             * @description The status it was answered with.
             * @example 201
             */
            status: number;
        };
        /** @description What came of a batch. */
        BatchResults: {
            /**
             * Format: int64
             * @description How many failed.
             * @example 0
             */
            failed: number;
            /** @description What came of each request, in their order. */
            results: components["schemas"]["BatchResult"][];
        };
        /** @description A certificate that answers the names it is for, on every listener that speaks TLS. */
        Certificate: {
            /** @description Which authority gives it; absent for one that was given here. */
            acme?: components["schemas"]["AcmeOrder"];
            /**
             * @description The chain in PEM form, the certificate itself first; null while there is none. One that was given before is served until the
             *     authority gives another.
             * @example null
             */
            chain: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The SHA-256 of the certificate in hexadecimal digits; null while there is none.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            fingerprint: string | null;
            /**
             * @description Its name: its key in the path.
             * @example mail.example.org
             */
            name: string;
            /**
             * @description The host names it answers, or will.
             * @example [
             *       "mail.example.org"
             *     ]
             */
            names: string[];
            /**
             * Format: date-time
             * @description Until when it holds; null while there is none.
             * @example 2026-04-05T09:00:00Z
             */
            not_after: string | null;
            /**
             * Format: date-time
             * @description From when it holds; null while there is none.
             * @example 2026-01-05T09:00:00Z
             */
            not_before: string | null;
            /**
             * @description Why there is none, or no new one; null when nothing is wrong.
             * @example null
             */
            problem: string | null;
            /**
             * Format: date-time
             * @description When the authority is asked for another; null while there is none, and for one that was given here.
             * @example 2026-03-06T09:00:00Z
             */
            renews_at: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Certificates by name. */
        CertificatePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Certificate"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What a certificate is to be: `acme`, or `chain` with `private_key`. Other fields of a read certificate are ignored, so that what was
         *     read can be sent back: with `acme` the chain is, and without a key the one that is there is kept.
         */
        CertificateReplacement: {
            /** @description Which authority gives it. */
            acme?: components["schemas"]["AcmeOrder"];
            /**
             * @description The chain in PEM form, the certificate itself first.
             * @example null
             */
            chain?: string | null;
            /** @description Its unencrypted private key in PEM form; never shown. Absent to keep the one that is there. */
            private_key?: string;
        };
        /** @description An object that stands in the way. */
        Conflict: {
            /**
             * @description Its natural key.
             * @example anna@example.org
             */
            key: string;
            /**
             * @description What it is.
             * @example mailbox
             */
            kind: string;
            /** @description The object as its own operation shows it; absent when whoever asks may not read it. */
            object?: {
                [key: string]: unknown;
            };
        };
        /** @description Somebody in a domain's address book. */
        Contact: {
            /**
             * @description Words to find it by.
             * @example [
             *       "suppliers"
             *     ]
             */
            categories: string[];
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The part of it.
             * @example Sales
             */
            department: string;
            /**
             * @description The domain in whose address book it is.
             * @example example.org
             */
            domain: string;
            /** @description Addresses of mail, the preferred one first. */
            emails: components["schemas"]["ContactEmail"][];
            /**
             * @description Its given name.
             * @example Cora
             */
            given_name: string;
            /**
             * @description Its identifier.
             * @example con_16n
             */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["ContactKind"];
            /**
             * @description What people call it.
             * @example Cora Captain
             */
            name: string;
            /**
             * @description What else there is to say.
             * @example Answers on weekdays.
             */
            note: string;
            /**
             * @description Where they work.
             * @example Harbour Supplies Ltd
             */
            organization: string;
            /** @description Telephone numbers, the preferred one first. */
            phones: components["schemas"]["ContactPhone"][];
            /** @description Postal addresses, the preferred one first. */
            places: components["schemas"]["ContactPlace"][];
            /**
             * @description Its family name.
             * @example Captain
             */
            surname: string;
            /**
             * @description What they do there.
             * @example Head of sales
             */
            title: string;
            /**
             * @description What it is known by there: its key in the path.
             * @example supplier-17
             */
            uid: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
            /**
             * @description Pages.
             * @example [
             *       "https://supplier.example/"
             *     ]
             */
            urls: string[];
        };
        /** @description A contact's address of mail. */
        ContactEmail: {
            /**
             * @description The address.
             * @example cora@supplier.example
             */
            address: string;
            /** @description Where it is theirs. */
            kind?: components["schemas"]["ContactSphere"];
        };
        /**
         * @description What a contact is.
         * @enum {string}
         */
        ContactKind: "individual" | "organization" | (string & {});
        /** @description Contacts. */
        ContactPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Contact"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A contact's telephone number. */
        ContactPhone: {
            /** @description What it reaches. */
            kind?: components["schemas"]["ContactPhoneKind"];
            /**
             * @description The number, as people write it.
             * @example +49 30 901820
             */
            number: string;
        };
        /**
         * @description What a contact's number reaches.
         * @enum {string}
         */
        ContactPhoneKind: "work" | "home" | "mobile" | "fax" | "other" | (string & {});
        /** @description A contact's postal address; empty for what nobody said. */
        ContactPlace: {
            /**
             * @description The country.
             * @example Germany
             */
            country?: string;
            /** @description Where it is theirs. */
            kind?: components["schemas"]["ContactSphere"];
            /**
             * @description The town.
             * @example Hamburg
             */
            locality?: string;
            /**
             * @description The postal code.
             * @example 20457
             */
            postcode?: string;
            /**
             * @description The state or province.
             * @example
             */
            region?: string;
            /**
             * @description Street and number, in one line or more.
             * @example Dock Road 4
             */
            street?: string;
        };
        /** @description What a contact is to be. Other fields of a read contact are ignored, so that what was read can be sent back. */
        ContactReplacement: {
            /**
             * @description Words to find it by.
             * @example [
             *       "suppliers"
             *     ]
             */
            categories?: string[];
            /**
             * @description The part of it.
             * @example Sales
             */
            department?: string;
            /** @description Addresses of mail, the preferred one first. */
            emails?: components["schemas"]["ContactEmail"][];
            /**
             * @description Its given name.
             * @example Cora
             */
            given_name?: string;
            /** @description What it is. Default `individual`. */
            kind?: components["schemas"]["ContactKind"];
            /**
             * @description What people call it.
             * @example Cora Captain
             */
            name: string;
            /**
             * @description What else there is to say.
             * @example Answers on weekdays.
             */
            note?: string;
            /**
             * @description Where they work.
             * @example Harbour Supplies Ltd
             */
            organization?: string;
            /** @description Telephone numbers, the preferred one first. */
            phones?: components["schemas"]["ContactPhone"][];
            /** @description Postal addresses, the preferred one first. */
            places?: components["schemas"]["ContactPlace"][];
            /**
             * @description Its family name.
             * @example Captain
             */
            surname?: string;
            /**
             * @description What they do there.
             * @example Head of sales
             */
            title?: string;
            /**
             * @description Pages, by `https` or `http`.
             * @example [
             *       "https://supplier.example/"
             *     ]
             */
            urls?: string[];
        };
        /**
         * @description In which part of somebody's life an address is theirs.
         * @enum {string}
         */
        ContactSphere: "work" | "home" | "other" | (string & {});
        /**
         * @description How the secret of a session comes back.
         * @enum {string}
         */
        Delivery: "bearer" | "cookie" | (string & {});
        /** @description How new keys are let sign. */
        DkimActivation: {
            /** @description Whether they sign although their records are not seen in DNS from here. Default false. */
            unseen?: boolean;
        };
        /** @description A key that a domain's mail is signed with. */
        DkimKey: {
            /**
             * @description `rsa-sha256` or `ed25519-sha256`.
             * @example rsa-sha256
             */
            algorithm: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The owner name of its record, without a final dot.
             * @example pp20260105r._domainkey.example.org
             */
            name: string;
            /**
             * @description The text of its record.
             * @example v=DKIM1; k=rsa; p=MIIBIjANBgkqh…
             */
            record: string;
            /**
             * Format: date-time
             * @description When it stopped signing; null while it did not.
             * @example null
             */
            retired_at: string | null;
            /**
             * @description Its selector.
             * @example pp20260105r
             */
            selector: string;
            /** @description Whether it signs. */
            state: components["schemas"]["DkimKeyState"];
        };
        /** @description A domain's DKIM keys, the oldest first: all of them, on one page. */
        DkimKeyPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["DkimKey"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Whether a key signs.
         * @enum {string}
         */
        DkimKeyState: "waiting" | "signing" | "retired" | (string & {});
        /** @description A wanted record, and what the DNS shows of it. */
        DnsCheck: {
            /**
             * @description What that means, in a sentence.
             * @example Mail from this server passes.
             */
            detail: string;
            /**
             * @description What is there, as a zone file shows it.
             * @example [
             *       "\"v=spf1 mx -all\""
             *     ]
             */
            found: string[];
            /**
             * @description The owner name, without a final dot.
             * @example example.org
             */
            name: string;
            /** @description What it is for. */
            purpose: components["schemas"]["DnsRecordPurpose"];
            /** @description How it stands. */
            status: components["schemas"]["DnsStanding"];
            /** @description The record's type. */
            type: components["schemas"]["DnsRecordType"];
            /**
             * @description The wanted value as a zone file shows it. Others may do as well.
             * @example "v=spf1 mx a:mx.example.org -all"
             */
            value: string;
        };
        /** @description What the DNS shows of a domain's wanted records: all of them, on one page. */
        DnsCheckPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["DnsCheck"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A record that the domain's DNS should show. */
        DnsRecord: {
            /**
             * @description The owner name, without a final dot.
             * @example _dmarc.example.org
             */
            name: string;
            /** @description What it is for. */
            purpose: components["schemas"]["DnsRecordPurpose"];
            /** @description The record's type. */
            type: components["schemas"]["DnsRecordType"];
            /**
             * @description The value as a zone file shows it.
             * @example "v=DMARC1; p=quarantine"
             */
            value: string;
        };
        /** @description The records a domain's DNS should show: all of them, on one page. */
        DnsRecordPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["DnsRecord"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What a DNS record is for: the domain is its tenant's (`ownership`), mail to it finds this server (`receive`), others know that this server sends for it (`spf`), can verify its signature (`dkim`), and know what to do with mail that fails (`dmarc`).
         * @enum {string}
         */
        DnsRecordPurpose: "ownership" | "receive" | "spf" | "dkim" | "dmarc" | (string & {});
        /**
         * @description A DNS record's type.
         * @enum {string}
         */
        DnsRecordType: "MX" | "TXT" | (string & {});
        /** @description Who answers questions about names. */
        DnsSettings: {
            /**
             * Format: int32
             * @description Seconds to wait for an answer.
             * @default 5
             */
            answer_seconds: number;
            /**
             * Format: int32
             * @description Answers kept.
             * @default 8192
             */
            cache_entries: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
            /**
             * @description Name servers as address and port; empty for the machine's own.
             * @default []
             */
            servers: string[];
        };
        /** @description A merge patch of `dns`: absent fields stay, null puts the default back. */
        DnsSettingsPatch: {
            /**
             * Format: int32
             * @description Seconds to wait for an answer.
             */
            answer_seconds?: number | null;
            /**
             * Format: int32
             * @description Answers kept.
             */
            cache_entries?: number | null;
            /** @description Name servers as address and port; empty for the machine's own. */
            servers?: string[] | null;
        };
        /** @description What `dns` is to be: absent fields take their default. */
        DnsSettingsReplacement: {
            /**
             * Format: int32
             * @description Seconds to wait for an answer.
             * @default 5
             */
            answer_seconds?: number;
            /**
             * Format: int32
             * @description Answers kept.
             * @default 8192
             */
            cache_entries?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
            /**
             * @description Name servers as address and port; empty for the machine's own.
             * @default []
             */
            servers?: string[];
        };
        /**
         * @description How a record stands.
         * @enum {string}
         */
        DnsStanding: "good" | "missing" | "different" | "unknown" | (string & {});
        /** @description A domain we take mail for. */
        Domain: {
            /**
             * @description The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by either. It has no
             *     addresses of its own; null for none.
             * @example null
             */
            alias_of: string | null;
            /**
             * @description Who gets mail to addresses that are not there; null for nobody: such mail is refused.
             * @example anna@example.org
             */
            catch_all: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * Format: int64
             * @description Octets that a mailbox may hold which is made without saying; null for the most that is allowed.
             * @example 1073741824
             */
            default_quota_bytes: number | null;
            /** @description In a list, what was asked for with `expand`; absent otherwise. */
            expanded?: components["schemas"]["DomainExpanded"];
            /**
             * @description What the tenant's own system calls it; null for nothing.
             * @example service-17
             */
            external_id: string | null;
            /**
             * @description Its identifier.
             * @example dom_16j
             */
            id: string;
            /**
             * Format: int64
             * @description Mailboxes it may have; null for as many as its tenant may.
             * @example 100
             */
            mailbox_limit: number | null;
            /** @description Whatever the caller keeps with it. */
            metadata: components["schemas"]["Metadata"];
            /**
             * @description Its name in A-labels, lower case: its key in the path.
             * @example example.org
             */
            name: string;
            /**
             * Format: int64
             * @description Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows.
             * @example 10737418240
             */
            quota_limit_bytes: number | null;
            /** @description Whether it takes part in mail. */
            status: components["schemas"]["DomainStatus"];
            /**
             * @description The tenant it belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description Since when it is known to be its tenant's; null while that is only said. Until then it takes no part in mail: mail to it goes
             *     where the DNS says, and nobody sends in its name.
             * @example 2026-01-05T09:00:00Z
             */
            verified_at: string | null;
        };
        /** @description What is shown with a domain. */
        DomainExpanded: {
            /** @description Its tenant; absent when it is the server itself. */
            tenant?: components["schemas"]["Tenant"];
        };
        /** @description Domains. */
        DomainPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Domain"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A merge patch of a domain. */
        DomainPatch: {
            /**
             * @description The domain of the same tenant that it is to be another name of; null for none. It must have no addresses of its own.
             * @example null
             */
            alias_of?: string | null;
            /**
             * @description Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant; null for
             *     nobody.
             * @example anna@example.org
             */
            catch_all?: string | null;
            /**
             * Format: int64
             * @description Octets that a mailbox may hold which is made without saying; null for the most that is allowed.
             * @example 1073741824
             */
            default_quota_bytes?: number | null;
            /**
             * @description What the tenant's own system calls it; null for nothing.
             * @example service-17
             */
            external_id?: string | null;
            /**
             * Format: int64
             * @description Mailboxes it may have; null for as many as its tenant may.
             * @example 100
             */
            mailbox_limit?: number | null;
            /** @description Keys to be set; null takes one away. */
            metadata?: components["schemas"]["MetadataPatch"];
            /**
             * Format: int64
             * @description Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows.
             * @example 10737418240
             */
            quota_limit_bytes?: number | null;
            /** @description Whether it takes part in mail. */
            status?: components["schemas"]["DomainStatus"];
            /**
             * @description The tenant it is to belong to, with all that is in it.
             * @example acme
             */
            tenant?: string;
        };
        /**
         * @description What a domain is to be. Other fields of a read domain are ignored, so that what was read can be sent back; what is absent is
         *     as in a new domain.
         */
        DomainReplacement: {
            /**
             * @description The domain of the same tenant that it is to be another name of.
             * @example null
             */
            alias_of?: string | null;
            /**
             * @description Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant.
             * @example anna@example.org
             */
            catch_all?: string | null;
            /**
             * Format: int64
             * @description Octets that a mailbox may hold which is made without saying.
             * @example 1073741824
             */
            default_quota_bytes?: number | null;
            /**
             * @description What the tenant's own system calls it; where the path has it, ignored.
             * @example service-17
             */
            external_id?: string | null;
            /**
             * Format: int64
             * @description Mailboxes it may have.
             * @example 100
             */
            mailbox_limit?: number | null;
            /** @description Whatever is to be kept with it. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description Its name, where the path has its external identifier and there is no such domain yet; otherwise ignored.
             * @example example.org
             */
            name?: string | null;
            /**
             * Format: int64
             * @description Octets that one of its mailboxes may hold at most.
             * @example 10737418240
             */
            quota_limit_bytes?: number | null;
            /** @description Whether it takes part in mail. Default `active`. */
            status?: components["schemas"]["DomainStatus"];
            /**
             * @description The tenant it is to belong to; absent or null for the one it has, or for the caller's own.
             * @example acme
             */
            tenant?: string | null;
        };
        /**
         * @description Whether a domain takes part in mail.
         * @enum {string}
         */
        DomainStatus: "active" | "disabled" | (string & {});
        /** @description What a domain is known to be its tenant's by. */
        DomainVerification: {
            /** @description Whether it is believed without a look at the DNS, on the word of whoever administrates the server. Default false. */
            unseen?: boolean;
        };
        /** @description Something that happened. */
        Event: {
            /**
             * Format: date-time
             * @description When.
             * @example 2026-01-05T09:00:00Z
             */
            at: string;
            /**
             * @description What a reader needs when the object is gone or cannot say it itself; null where there is nothing.
             * @example null
             */
            detail: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Its place in the feed; webhooks know it by the same id.
             * @example event_16j
             */
            id: string;
            /**
             * @description What it happened to, by its identifier.
             * @example person_16j
             */
            object: string;
            /**
             * Format: int64
             * @description The object's revision after it.
             * @example 1
             */
            revision: number;
            /**
             * @description What, as a dotted name.
             * @example customer.created
             */
            type: string;
        };
        /** @description Events in the order they happened. The last page has a cursor too: what happens next follows it. */
        EventPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Event"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A limit, and what it leaves no room for. */
        Exceeded: {
            /**
             * Format: int64
             * @description How much is allowed.
             * @example 10
             */
            allowed: number;
            /**
             * @description Which limit.
             * @example mailboxes
             */
            limit: string;
            /**
             * Format: int64
             * @description How much is in use.
             * @example 12
             */
            used: number;
        };
        /** @description A network that waits before its next attempt to log in is looked at, by whichever protocol. */
        FailedLogins: {
            /**
             * Format: int32
             * @description Failures that count against it. What is tried again and again counts once.
             * @example 17
             */
            failures: number;
            /**
             * Format: date-time
             * @description When the last of them was.
             * @example 2026-01-05T09:00:00Z
             */
            last_failure_at: string;
            /**
             * @description The network: an address, or a /64 of IPv6.
             * @example 192.0.2.7
             */
            network: string;
            /**
             * Format: date-time
             * @description Until when it waits; each further failure makes that longer, up to an hour.
             * @example 2026-01-05T09:00:02Z
             */
            until: string;
        };
        /** @description Networks that wait. */
        FailedLoginsPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["FailedLogins"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What a plan can hold: reading mail (`imap`, `pop3`), sending it (`submission`), a mailbox for addresses that are not there (`catch_all`), sending mail on to others (`forwarding`).
         * @enum {string}
         */
        Feature: "imap" | "pop3" | "submission" | "catch_all" | "forwarding" | (string & {});
        /** @description One field at fault. */
        FieldError: {
            /**
             * @description What is wrong with it, for a program. Stable.
             * @example out_of_range
             */
            code: string;
            /** @description What is wrong with it, for a person. */
            detail: string;
            /**
             * @description Which field: an RFC 6901 pointer into the body, or `/name` of a query or path parameter.
             * @example /quota_bytes
             */
            pointer: string;
        };
        /** @description Where a mailbox sends its mail on to. */
        Forwarding: {
            /** @description Whether the mailbox keeps a copy. */
            keep_copy: boolean;
            /**
             * @description The addresses, here or elsewhere; none while it sends nothing on.
             * @example [
             *       "anna@elsewhere.example"
             *     ]
             */
            targets: string[];
        };
        /** @description Where a mailbox is to send its mail on to. */
        ForwardingReplacement: {
            /**
             * @description Whether the mailbox keeps a copy. Default true, as always without targets.
             * @example true
             */
            keep_copy?: boolean;
            /**
             * @description At most 100 addresses, here or elsewhere; none to send nothing on.
             * @example [
             *       "anna@elsewhere.example"
             *     ]
             */
            targets: string[];
        };
        /** @description What somebody let a program do. */
        Grant: {
            /**
             * @description The identifier of the program.
             * @example client_16j
             */
            client_id: string;
            /**
             * @description What people call it.
             * @example Calendar of Example
             */
            client_name: string;
            /**
             * Format: date-time
             * @description When it was allowed.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description Its identifier.
             * @example grt_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description When the program got tokens last.
             * @example 2026-01-05T09:30:00Z
             */
            last_used_at: string;
            /**
             * @description What it may do.
             * @example [
             *       "openid",
             *       "mail:write",
             *       "submission:write"
             *     ]
             */
            scopes: string[];
        };
        /** @description What somebody let programs do, the oldest first. */
        GrantPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Grant"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description The server's condition. */
        Health: {
            /** @description The condition in a word. */
            status: components["schemas"]["HealthStatus"];
        };
        /**
         * @description The server's condition in a word.
         * @enum {string}
         */
        HealthStatus: "live" | "ready" | (string & {});
        /** @description How mail is read, over IMAP and POP3. */
        ImapSettings: {
            /**
             * Format: int32
             * @description Octets of a command with its literals, appended messages aside.
             * @default 1048576
             */
            command_bytes: number;
            /**
             * Format: int32
             * @description Connections at once, of both protocols each.
             * @default 5000
             */
            connections: number;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             * @default 200
             */
            connections_per_peer: number;
            /**
             * Format: int32
             * @description Folders of a mailbox.
             * @default 10000
             */
            folders: number;
            /**
             * Format: int32
             * @description Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
             * @default 30
             */
            idle_minutes: number;
            /**
             * Format: int32
             * @description Messages whose text one SEARCH reads.
             * @default 100000
             */
            search_messages: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `imap`: absent fields stay, null puts the default back. */
        ImapSettingsPatch: {
            /**
             * Format: int32
             * @description Octets of a command with its literals, appended messages aside.
             */
            command_bytes?: number | null;
            /**
             * Format: int32
             * @description Connections at once, of both protocols each.
             */
            connections?: number | null;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             */
            connections_per_peer?: number | null;
            /**
             * Format: int32
             * @description Folders of a mailbox.
             */
            folders?: number | null;
            /**
             * Format: int32
             * @description Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
             */
            idle_minutes?: number | null;
            /**
             * Format: int32
             * @description Messages whose text one SEARCH reads.
             */
            search_messages?: number | null;
        };
        /** @description What `imap` is to be: absent fields take their default. */
        ImapSettingsReplacement: {
            /**
             * Format: int32
             * @description Octets of a command with its literals, appended messages aside.
             * @default 1048576
             */
            command_bytes?: number;
            /**
             * Format: int32
             * @description Connections at once, of both protocols each.
             * @default 5000
             */
            connections?: number;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             * @default 200
             */
            connections_per_peer?: number;
            /**
             * Format: int32
             * @description Folders of a mailbox.
             * @default 10000
             */
            folders?: number;
            /**
             * Format: int32
             * @description Minutes a client may keep silent after it logged in. RFC 9051 asks for 30 at least.
             * @default 30
             */
            idle_minutes?: number;
            /**
             * Format: int32
             * @description Messages whose text one SEARCH reads.
             * @default 100000
             */
            search_messages?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /** @description What the licence allows, what is in use, and why not more. */
        License: {
            /** @description The add-ons' cards, those that are not licensed among them. */
            addons: components["schemas"]["LicenseAddon"][];
            /**
             * Format: date-time
             * @description Until when the mailboxes that stay active can be chosen; null when there is room for all.
             * @example null
             */
            choose_by: string | null;
            /**
             * @description Whether this build takes licences of the development root, whose private half is public: worth nothing as
             *     protection.
             */
            development_root: boolean;
            /**
             * @description The host's name as licences know it; null when the machine has none that is fully qualified.
             * @example mx.example.org
             */
            hostname: string | null;
            /**
             * @description What this installation is called at the vendor's.
             * @example 8M3QK-0ZT4B-W6Y2N-J5HRC
             */
            installation_id: string;
            /**
             * Format: date-time
             * @description When the licence server, or a response of it, was last heard of; null for never.
             * @example 2026-01-05T09:00:00Z
             */
            last_contact_at: string | null;
            /**
             * Format: date-time
             * @description Nothing of this changes by itself before then; null when nothing will.
             * @example 2026-02-04T09:00:00Z
             */
            next_change_at: string | null;
            /**
             * @description Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
             * @example nobody
             */
            notice: string;
            /** @description The product's card. */
            product: components["schemas"]["LicenseProduct"];
            /**
             * @description Where to buy a licence or an add-on; null when nobody named a licence server.
             * @example https://licenses.example.com/account
             */
            purchase_url: string | null;
            /** @description Why, and what to do about it. */
            reasons: components["schemas"]["LicenseReason"][];
            /**
             * @description Where licences come from; null when nobody named a licence server.
             * @example https://licenses.example.com
             */
            server_url: string | null;
            /**
             * @description `licensed`, `trial`, `warn`, `growth_freeze`, `free`, `blocked_build`, `suspended`, `stopped` or `revoked`.
             * @example licensed
             */
            state: string;
        };
        /** @description A link to the vendor's account page. */
        LicenseAccountLink: {
            /**
             * Format: date-time
             * @description From then on it opens nothing.
             * @example 2026-01-05T09:05:00Z
             */
            expires_at: string;
            /**
             * @description To be opened in a browser, once. Whoever has it may do there what the owner may do for this licence: see its invoices,
             *     buy more, move it.
             * @example https://licenses.example.com/account#/in/eyJhbGciOiJFZERTQSJ9…
             */
            url: string;
        };
        /** @description An add-on. */
        LicenseAddon: {
            /**
             * @description Which.
             * @example activesync
             */
            code: string;
            /**
             * @description `paid` or `trial`; null when it is not licensed.
             * @example null
             */
            kind: string | null;
            /**
             * Format: int64
             * @description How many of what it counts.
             * @example 0
             */
            quantity: number;
            /**
             * @description `off`, `read_only`, `frozen` or `on`.
             * @example off
             */
            status: string;
            /** @description Whether it can be tried for 30 days. */
            trial_available: boolean;
            /**
             * Format: date-time
             * @description Until when; null when it is not licensed, or for as long as the licence.
             * @example null
             */
            until: string | null;
        };
        /** @description How the licence is, for monitoring. */
        LicenseHealth: {
            /**
             * Format: date-time
             * @description Nothing of this changes by itself before then; null when nothing will.
             * @example 2026-02-04T09:00:00Z
             */
            next_change_at: string | null;
            /**
             * @description Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
             * @example administrators
             */
            notice: string;
            /**
             * @description The codes of the reasons.
             * @example [
             *       "payment_due"
             *     ]
             */
            reasons: string[];
            /**
             * @description As `state` of `GET /v1/license`.
             * @example warn
             */
            state: string;
        };
        /** @description Upgrade protection. */
        LicenseMaintenance: {
            /**
             * Format: date-time
             * @description When it ends or ended; null where there is none.
             * @example 2027-01-05T09:00:00Z
             */
            ends_at: string | null;
            /**
             * @description `none`, `live` or `lapsed`.
             * @example live
             */
            status: string;
        };
        /** @description The product. */
        LicenseProduct: {
            /**
             * @description `free`, `essential`, `professional` or `enterprise`.
             * @example professional
             */
            edition: string;
            /**
             * Format: date-time
             * @description When the licence itself ends; null for never.
             * @example null
             */
            ends_at: string | null;
            /**
             * @description The open invoice; null when nothing is open.
             * @example null
             */
            invoice: string | null;
            /**
             * @description The first characters of the licence key; null without one.
             * @example 7K2M
             */
            key_prefix: string | null;
            /**
             * @description `free`, `trial`, `paid`, `lease` or `nfr`.
             * @example paid
             */
            kind: string;
            /**
             * Format: date-time
             * @description Until when it holds without word from the vendor; null without a licence.
             * @example 2026-02-19T09:00:00Z
             */
            lease_ends_at: string | null;
            /** @description Upgrade protection: maintenance and support. */
            maintenance: components["schemas"]["LicenseMaintenance"];
            /**
             * @description `paid`, `pending` or `overdue`.
             * @example paid
             */
            payment: string;
            /**
             * Format: date-time
             * @description Until when it is to be paid; null when nothing is open.
             * @example null
             */
            payment_due_at: string | null;
            /** @description Whether the proxy is licensed. */
            proxy: boolean;
            /** @description What is used of what is allowed. */
            uses: components["schemas"]["LicenseUse"][];
        };
        /**
         * @description What is asked for.
         * @enum {string}
         */
        LicensePurpose: "activate" | "refresh" | "transfer" | (string & {});
        /** @description A reason for the state. */
        LicenseReason: {
            /**
             * Format: date-time
             * @description When it becomes worse; null when it does not by itself.
             * @example 2026-02-04T09:00:00Z
             */
            changes_at: string | null;
            /**
             * @description For programs. Stable.
             * @example payment_due
             */
            code: string;
            /**
             * @description For people.
             * @example An invoice is open; the licence is temporary until it is paid.
             */
            explanation: string;
            /**
             * @description What to do about it.
             * @example Pay the invoice on the account page, then reactivate.
             */
            remedy: string;
            /**
             * Format: date-time
             * @description Since when; null when that is not known.
             * @example null
             */
            since: string | null;
        };
        /** @description What is left of a licence that was given up. */
        LicenseReceipt: {
            /**
             * @description The text that frees the licence at the vendor's, where it could not be told over the network.
             * @example -----BEGIN DEACTIVATION RECEIPT-----
             *     …
             *     -----END DEACTIVATION RECEIPT-----
             */
            receipt: string;
        };
        /** @description A request that was made. */
        LicenseRequest: {
            /**
             * @description The text to carry to the vendor's account page. Its answer is waited for for thirty days.
             * @example -----BEGIN ACTIVATION REQUEST-----
             *     …
             *     -----END ACTIVATION REQUEST-----
             */
            request: string;
        };
        /** @description The vendor's answer. */
        LicenseResponse: {
            /**
             * @description The text as the account page gave it.
             * @example -----BEGIN LICENSE RESPONSE-----
             *     …
             *     -----END LICENSE RESPONSE-----
             */
            response: string;
        };
        /** @description How this installation reaches its licence server, and how it is known there. */
        LicenseSettings: {
            /**
             * Format: int32
             * @description Seconds in which the licence server must have answered.
             * @default 30
             */
            answer_seconds: number;
            /**
             * @description A file of certificates in PEM form that vouch for the licence server, beside the machine's own.
             * @default
             */
            ca_file: string;
            /**
             * @description The host's name as licences know it; empty for what `hostname` prints.
             * @default
             */
            hostname: string;
            /**
             * @description The name that the vendor's licences bear as their issuer; empty for the licence server's address.
             * @default
             */
            issuer: string;
            /**
             * @description What tells this machine apart where its own identifiers do not last, as in containers; empty for these.
             * @default
             */
            machine_id: string;
            /**
             * @description The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the environment.
             * @default
             */
            proxy: string;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
            /**
             * @description The licence server's address; empty for `license_server_url` of the boot file.
             * @default
             */
            server_url: string;
        };
        /** @description A merge patch of `license`: absent fields stay, null puts the default back. */
        LicenseSettingsPatch: {
            /**
             * Format: int32
             * @description Seconds in which the licence server must have answered.
             */
            answer_seconds?: number | null;
            /** @description A file of certificates in PEM form that vouch for the licence server, beside the machine's own. */
            ca_file?: string | null;
            /** @description The host's name as licences know it; empty for what `hostname` prints. */
            hostname?: string | null;
            /** @description The name that the vendor's licences bear as their issuer; empty for the licence server's address. */
            issuer?: string | null;
            /** @description What tells this machine apart where its own identifiers do not last, as in containers; empty for these. */
            machine_id?: string | null;
            /** @description The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the environment. */
            proxy?: string | null;
            /** @description The licence server's address; empty for `license_server_url` of the boot file. */
            server_url?: string | null;
        };
        /** @description What `license` is to be: absent fields take their default. */
        LicenseSettingsReplacement: {
            /**
             * Format: int32
             * @description Seconds in which the licence server must have answered.
             * @default 30
             */
            answer_seconds?: number;
            /**
             * @description A file of certificates in PEM form that vouch for the licence server, beside the machine's own.
             * @default
             */
            ca_file?: string;
            /**
             * @description The host's name as licences know it; empty for what `hostname` prints.
             * @default
             */
            hostname?: string;
            /**
             * @description The name that the vendor's licences bear as their issuer; empty for the licence server's address.
             * @default
             */
            issuer?: string;
            /**
             * @description What tells this machine apart where its own identifiers do not last, as in containers; empty for these.
             * @default
             */
            machine_id?: string;
            /**
             * @description The proxy to the licence server, such as `http://proxy.example.org:3128`; empty for the one of the environment.
             * @default
             */
            proxy?: string;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
            /**
             * @description The licence server's address; empty for `license_server_url` of the boot file.
             * @default
             */
            server_url?: string;
        };
        /** @description What is used of what is allowed. */
        LicenseUse: {
            /**
             * Format: int64
             * @description How many there may be; null for any number.
             * @example 100
             */
            limit: number | null;
            /**
             * @description Of what.
             * @example mailboxes
             */
            name: string;
            /**
             * Format: int64
             * @description How many are in use.
             * @example 42
             */
            used: number;
        };
        /** @description What there may be; null for no limit. */
        Limits: {
            /**
             * Format: int64
             * @description Aliases.
             * @example 500
             */
            aliases: number | null;
            /**
             * Format: int64
             * @description Contacts in the address books of domains.
             * @example 1000
             */
            contacts: number | null;
            /**
             * Format: int64
             * @description Domains.
             * @example 5
             */
            domains: number | null;
            /**
             * Format: int64
             * @description Octets that one mailbox holds.
             * @example 10737418240
             */
            mailbox_bytes: number | null;
            /**
             * Format: int64
             * @description Mailboxes.
             * @example 100
             */
            mailboxes: number | null;
            /**
             * Format: int64
             * @description Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is reached is seen
             *     within ten seconds.
             * @example 107374182400
             */
            storage_bytes: number | null;
            /**
             * Format: int64
             * @description Tenants under it: 0 for whoever is no reseller.
             * @example 0
             */
            tenants: number | null;
        };
        /** @description An address that is listened on. */
        Listener: {
            /**
             * @description Address and port, as they were asked for.
             * @example 192.0.2.1:2525
             */
            address: string;
            /**
             * Format: date-time
             * @description When it was made; null for one of the boot file.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string | null;
            /**
             * @description Whether it is to be open.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Where it is open, with the port that the system chose; null while it is not.
             * @example 192.0.2.1:2525
             */
            listens_on: string | null;
            /**
             * @description Its name: its key in the path.
             * @example office
             */
            name: string;
            /**
             * @description What the system says who could not open it; null when nothing is wrong.
             * @example null
             */
            problem: string | null;
            /** @description What is spoken. */
            service: components["schemas"]["ListenerService"];
            /** @description Who says that it is to be open. */
            source: components["schemas"]["ListenerSource"];
            /** @description How it is. */
            status: components["schemas"]["ListenerStatus"];
            /**
             * Format: date-time
             * @description When it was changed last; null for one of the boot file.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string | null;
        };
        /** @description Listeners by name. */
        ListenerPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Listener"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What is to be listened on. Other fields of a read listener are ignored, so that what was read can be sent back. */
        ListenerReplacement: {
            /**
             * @description An address of this machine and a port; port 0 for one that the system chooses.
             * @example 192.0.2.1:2525
             */
            address: string;
            /**
             * @description Whether it is to be open. Default true.
             * @example true
             */
            enabled?: boolean;
            /** @description What is spoken. */
            service: components["schemas"]["ListenerService"];
        };
        /**
         * @description What is spoken at an address.
         * @enum {string}
         */
        ListenerService: "smtp" | "submission" | "submissions" | "imap" | "imaps" | "pop3" | "pop3s" | "http" | "https" | (string & {});
        /**
         * @description Who says that a listener is to be open.
         * @enum {string}
         */
        ListenerSource: "boot_file" | "request" | (string & {});
        /**
         * @description How a listener is.
         * @enum {string}
         */
        ListenerStatus: "open" | "closed" | "failed" | (string & {});
        /**
         * @description With what a mail program logged in.
         * @enum {string}
         */
        LoginMeans: "password" | "app_password" | "token" | (string & {});
        /** @description How people log in. */
        LoginSettings: {
            /**
             * Format: int32
             * @description Characters that a new password must have at least.
             * @default 8
             */
            password_characters: number;
            /**
             * Format: int32
             * @description How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its holder count as guessed.
             * @default 1
             */
            password_score: number;
            /**
             * @description Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password is set while this is on; whoever steals the database can try passwords against it about a hundred times faster.
             * @default false
             */
            scram: boolean;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `login`: absent fields stay, null puts the default back. */
        LoginSettingsPatch: {
            /**
             * Format: int32
             * @description Characters that a new password must have at least.
             */
            password_characters?: number | null;
            /**
             * Format: int32
             * @description How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its holder count as guessed.
             */
            password_score?: number | null;
            /** @description Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password is set while this is on; whoever steals the database can try passwords against it about a hundred times faster. */
            scram?: boolean | null;
        };
        /** @description What `login` is to be: absent fields take their default. */
        LoginSettingsReplacement: {
            /**
             * Format: int32
             * @description Characters that a new password must have at least.
             * @default 8
             */
            password_characters?: number;
            /**
             * Format: int32
             * @description How hard a new password must be to guess: 0 for anything, 1 for none of the thousand that are tried first, 2 for a million guesses, 3 for a hundred million, 4 for ten thousand million (zxcvbn's scores). Names of its holder count as guessed.
             * @default 1
             */
            password_score?: number;
            /**
             * @description Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password is set while this is on; whoever steals the database can try passwords against it about a hundred times faster.
             * @default false
             */
            scram?: boolean;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /** @description What a person logs in to, and what it holds. */
        Mailbox: {
            /**
             * @description Its address, normalised: the name to log in with, and its key in the path.
             * @example anna@example.org
             */
            address: string;
            /** @description Whether it answers mail by itself. */
            autoreply: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The name people see; null for none.
             * @example Anna Example
             */
            display_name: string | null;
            /**
             * @description The domain it belongs to.
             * @example example.org
             */
            domain: string;
            /** @description In a list, what was asked for with `expand`; absent otherwise. */
            expanded?: components["schemas"]["MailboxExpanded"];
            /**
             * @description What the tenant's own system calls it; null for nothing.
             * @example user-4711
             */
            external_id: string | null;
            /** @description Whether its mail is sent on to others. */
            forwarding: boolean;
            /**
             * @description Its identifier.
             * @example mbx_16k
             */
            id: string;
            /** @description What happens to mail to it. */
            incoming: components["schemas"]["Passage"];
            /** @description Whether people log in to it, status aside. */
            login: boolean;
            /**
             * Format: int64
             * @description Messages it holds.
             * @example 12
             */
            message_count: number;
            /** @description Whatever the caller keeps with it. */
            metadata: components["schemas"]["Metadata"];
            /** @description What happens to mail its holder sends. */
            outgoing: components["schemas"]["Passage"];
            /** @description Whether a password is set. */
            password_set: boolean;
            /**
             * Format: date-time
             * @description When it goes for good, if it is deleted; null otherwise.
             * @example null
             */
            purge_at: string | null;
            /**
             * Format: int64
             * @description Octets it may hold; null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes: number | null;
            /** @description Whether its holder has a second factor. If so, its own password opens no mail program: each has an app password of its own. */
            second_factor: boolean;
            /** @description Whether it may be used. */
            status: components["schemas"]["MailboxStatus"];
            /**
             * @description The tenant it belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Octets it holds.
             * @example 52431
             */
            used_bytes: number;
        };
        /** @description What is shown with a mailbox. */
        MailboxExpanded: {
            /** @description Its domain. */
            domain?: components["schemas"]["Domain"];
        };
        /** @description Mailboxes. */
        MailboxPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Mailbox"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A merge patch of a mailbox: what is absent stays as it is. */
        MailboxPatch: {
            /**
             * @description The name people see; null for none.
             * @example Anna Example
             */
            display_name?: string | null;
            /**
             * @description What the tenant's own system calls it; null for nothing.
             * @example user-4711
             */
            external_id?: string | null;
            /** @description What happens to mail to it. */
            incoming?: components["schemas"]["Passage"];
            /**
             * @description Whether people log in to it.
             * @example true
             */
            login?: boolean;
            /** @description Keys to be set; null takes one away. */
            metadata?: components["schemas"]["MetadataPatch"];
            /** @description What happens to mail its holder sends. */
            outgoing?: components["schemas"]["Passage"];
            /**
             * Format: password
             * @description The new password: at least 8 characters. Whoever is logged in has to log in again.
             * @example correct horse battery
             */
            password?: string;
            /**
             * Format: int64
             * @description Octets it may hold; null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes?: number | null;
            /** @description Whether it may be used. */
            status?: components["schemas"]["MailboxStatus"];
        };
        /** @description Another address for a mailbox. */
        MailboxRename: {
            /**
             * @description The address it is to have, in a domain of this server.
             * @example anna.schmidt@example.org
             */
            address: string;
        };
        /**
         * @description What a mailbox is to be. Other fields of a read mailbox are ignored, so that what was read can be sent back; what is absent is
         *     as in a new mailbox, but the password stays.
         */
        MailboxReplacement: {
            /**
             * @description Its address, where the path has its external identifier and there is no such mailbox yet; otherwise ignored.
             * @example anna@example.org
             */
            address?: string | null;
            /**
             * @description The name people see.
             * @example Anna Example
             */
            display_name?: string | null;
            /**
             * @description What the tenant's own system calls it; where the path has it, ignored.
             * @example user-4711
             */
            external_id?: string | null;
            /** @description What happens to mail to it. Default `allow`. */
            incoming?: components["schemas"]["Passage"];
            /**
             * @description Whether people log in to it. Default true.
             * @example true
             */
            login?: boolean;
            /** @description Whatever is to be kept with it. */
            metadata?: components["schemas"]["Metadata"];
            /** @description What happens to mail its holder sends. Default `allow`. */
            outgoing?: components["schemas"]["Passage"];
            /**
             * Format: password
             * @description Its password: at least 8 characters, and none of the first that are guessed; absent to keep the one there is.
             * @example correct horse battery
             */
            password?: string;
            /**
             * Format: int64
             * @description Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes?: number | null;
            /** @description Whether it may be used. Default `active`. */
            status?: components["schemas"]["MailboxStatus"];
        };
        /**
         * @description Whether a mailbox may be used.
         * @enum {string}
         */
        MailboxStatus: "active" | "staged" | "disabled" | "deleted" | (string & {});
        /**
         * @description What a mail program speaks.
         * @enum {string}
         */
        MailProtocol: "imap" | "pop3" | "submission" | (string & {});
        /** @description A mail program that is logged in to a mailbox. */
        MailSession: {
            /**
             * @description Its identifier.
             * @example mse_1dyz3h0k2w
             */
            id: string;
            /**
             * @description The mailbox's address.
             * @example anna@example.org
             */
            mailbox: string;
            /** @description With what it logged in. */
            means: components["schemas"]["LoginMeans"];
            /**
             * @description Where it is.
             * @example 192.0.2.7
             */
            peer_ip: string;
            /** @description What the program speaks. */
            protocol: components["schemas"]["MailProtocol"];
            /**
             * Format: date-time
             * @description When.
             * @example 2026-01-05T09:00:00Z
             */
            started_at: string;
            /**
             * @description The tenant the mailbox belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
        };
        /** @description Mail programs that are logged in, the oldest login first. */
        MailSessionPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["MailSession"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description Who is logged in. */
        Me: {
            /**
             * @description The one domain they administrate, or that the mailbox is in; null for an administrator of all there are.
             * @example null
             */
            domain: string | null;
            /**
             * @description The identifier of the administrator or mailbox.
             * @example adm_16h
             */
            id: string;
            /** @description What they are here. */
            kind: components["schemas"]["MeKind"];
            /**
             * Format: date-time
             * @description When an administrator logged in last; null for never, and for a mailbox.
             * @example 2026-01-05T09:00:00Z
             */
            last_login_at: string | null;
            /**
             * @description The name they log in with: for a mailbox its address.
             * @example anna@example.org
             */
            login: string;
            /**
             * @description What people call them; empty for nothing.
             * @example Anna Example
             */
            name: string;
            /** @description What they may do. */
            scopes: components["schemas"]["Scope"][];
            /** @description Whether a code is asked for when they log in. */
            second_factor: boolean;
            /**
             * @description The tenant they belong to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
        };
        /**
         * @description What somebody is here.
         * @enum {string}
         */
        MeKind: "administrator" | "mailbox" | (string & {});
        /** @description A message that came here, or that somebody tried to bring. */
        Message: {
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-01-05T09:00:00Z
             */
            at: string;
            /** @description How many recipients are where. */
            counts: components["schemas"]["MessageCounts"];
            /**
             * @description Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
             * @example 1hn4pf9k2c0v3
             */
            id: string;
            /**
             * @description Its Message-ID, without angle brackets; null when it has none, or never came.
             * @example 20260105.1@elsewhere.example
             */
            message_id: string | null;
            /** @description Where it came from. */
            origin: components["schemas"]["MessageOrigin"];
            /** @description How its transaction ended. */
            outcome: components["schemas"]["MessageOutcome"];
            /**
             * @description Its first recipients, 10 at most.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            recipients: string[];
            /**
             * @description The reply that refused the message as a whole, or how the client left; null otherwise.
             * @example 554 5.4.6 This message has been here before: mail is running in a circle
             */
            reply: string | null;
            /**
             * @description The envelope's sender; empty for a report.
             * @example cora@elsewhere.example
             */
            sender: string;
            /**
             * Format: int64
             * @description Its octets; 0 when it never came.
             * @example 5120
             */
            size_bytes: number;
        };
        /** @description How many recipients are where; one that led to several places counts for each. */
        MessageCounts: {
            /**
             * Format: int32
             * @description Deleted from the queue by an operator.
             * @example 0
             */
            deleted: number;
            /**
             * Format: int32
             * @description In a mailbox, or taken by the next host.
             * @example 1
             */
            delivered: number;
            /**
             * Format: int32
             * @description Given up.
             * @example 0
             */
            failed: number;
            /**
             * Format: int32
             * @description Refused, and those accepted whose message never came or was refused.
             * @example 0
             */
            refused: number;
            /**
             * Format: int32
             * @description In the queue.
             * @example 0
             */
            waiting: number;
        };
        /** @description One thing that happened to a message. */
        MessageEvent: {
            /**
             * @description Who did it, when an operator did; null otherwise.
             * @example token:panel
             */
            actor: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-01-05T09:00:01Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When the next attempt was due; null otherwise.
             * @example 2026-01-05T09:05:00Z
             */
            due_at: string | null;
            /**
             * @description The host that was asked, or that brought it; null for none.
             * @example mx.elsewhere.example
             */
            host: string | null;
            /**
             * @description That host's address, with its port when we called it; null for none.
             * @example 192.0.2.25:25
             */
            ip: string | null;
            /** @description What. */
            kind: components["schemas"]["MessageEventKind"];
            /**
             * @description The address it happened to; null for all of the message.
             * @example bert@elsewhere.example
             */
            recipient: string | null;
            /**
             * @description What the host, or this server itself, said: a reply, a verdict; null for nothing.
             * @example 451 4.7.1 Try again later
             */
            reply: string | null;
            /**
             * @description The message that told the sender; null otherwise.
             * @example 1hn4pf9m0a1bz
             */
            report_id: string | null;
            /**
             * @description How the connection was encrypted; null when it was not, or when there was none.
             * @example TLSv1.3
             */
            tls: string | null;
        };
        /**
         * @description What happened.
         * @enum {string}
         */
        MessageEventKind: "received" | "authenticated" | "refused" | "abandoned" | "queued" | "delivered" | "deferred" | "failed" | "requeued" | "reported" | "held" | "released" | "retried" | "deleted" | (string & {});
        /**
         * @description Where a message came from.
         * @enum {string}
         */
        MessageOrigin: "incoming" | "submission" | "server" | (string & {});
        /**
         * @description How a message's transaction ended.
         * @enum {string}
         */
        MessageOutcome: "accepted" | "refused" | "abandoned" | (string & {});
        /** @description Messages, newest first. */
        MessagePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Message"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A recipient and one place it led to. */
        MessageRecipient: {
            /**
             * @description Where it led: a mailbox's address, or the one the queue sends to; the same as `recipient` when it led nowhere.
             * @example anna@example.org
             */
            address: string;
            /**
             * @description The mailbox it led to; null for none.
             * @example mbx_16k
             */
            mailbox_id: string | null;
            /**
             * @description The address as it was named.
             * @example info@example.org
             */
            recipient: string;
            /**
             * @description The reply that refused it; null otherwise.
             * @example 550 5.1.1 There is no such address here
             */
            reply: string | null;
            /** @description Where it is by now. */
            status: components["schemas"]["MessageRecipientStatus"];
        };
        /**
         * @description Where a recipient is by now.
         * @enum {string}
         */
        MessageRecipientStatus: "delivered" | "waiting" | "failed" | "deleted" | "refused" | "dropped" | (string & {});
        /** @description All there is to tell of a message. */
        MessageTrace: {
            /**
             * @description The message that this one reports on; null when it is no report.
             * @example 1hn4pf9k2c0v3
             */
            about_id: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-01-05T09:00:00Z
             */
            at: string;
            /**
             * @description What SPF, DKIM and DMARC said of it, as its `Authentication-Results` do; null when they were not asked.
             * @example spf=pass smtp.mailfrom=cora@elsewhere.example; dkim=none; dmarc=none
             */
            authentication_results: string | null;
            /** @description How many recipients are where. */
            counts: components["schemas"]["MessageCounts"];
            /** @description What happened, in order; of more than 1,000 events the first and the last 500. */
            events: components["schemas"]["MessageEvent"][];
            /**
             * @description The name that client gave in EHLO; null for none.
             * @example mail.elsewhere.example
             */
            helo: string | null;
            /**
             * @description Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
             * @example 1hn4pf9k2c0v3
             */
            id: string;
            /**
             * @description The mailbox it had logged in to; null for none.
             * @example anna@example.org
             */
            login: string | null;
            /**
             * @description Its Message-ID, without angle brackets; null when it has none, or never came.
             * @example 20260105.1@elsewhere.example
             */
            message_id: string | null;
            /** @description Where it came from. */
            origin: components["schemas"]["MessageOrigin"];
            /** @description How its transaction ended. */
            outcome: components["schemas"]["MessageOutcome"];
            /**
             * @description The address of the client that brought it; null for a message that this server wrote.
             * @example 192.0.2.7
             */
            peer_ip: string | null;
            /**
             * @description Its messages in `/v1/queue/messages`, while some of it waits there: one as its sender sent it, and one for each mailbox and
             *     domain here that sends it on.
             * @example [
             *       "que_16p"
             *     ]
             */
            queue_ids: string[];
            /** @description Its recipients in the order they were named, 1,000 at most. */
            recipients: components["schemas"]["MessageRecipient"][];
            /**
             * @description The reply that refused the message as a whole, or how the client left; null otherwise.
             * @example 554 5.4.6 This message has been here before: mail is running in a circle
             */
            reply: string | null;
            /**
             * @description The envelope's sender; empty for a report.
             * @example cora@elsewhere.example
             */
            sender: string;
            /**
             * Format: int64
             * @description Its octets; 0 when it never came.
             * @example 5120
             */
            size_bytes: number;
            /**
             * @description The TLS session it spoke in; null for none.
             * @example TLSv1.3 TLS_AES_256_GCM_SHA384
             */
            tls: string | null;
        };
        /**
         * @description Whatever callers keep with an object: at most 50 keys of up to 40 characters, with up to 500 each.
         * @example {
         *       "order": "2026-0815"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /**
         * @description Keys to be set, or with null to be taken away.
         * @example {
         *       "order": null
         *     }
         */
        MetadataPatch: {
            [key: string]: string | null;
        };
        /**
         * @description A rule to be made. At most one of `tenant`, `domain` and `mailbox` says what it holds for; without any it is all that the caller
         *     administrates.
         */
        NewAccessRule: {
            /** @description What it does. */
            action: components["schemas"]["AccessRuleAction"];
            /**
             * @description The domain for whose addresses it is to hold.
             * @example example.org
             */
            domain?: string;
            /**
             * @description Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own mailbox.
             * @example false
             */
            enforced?: boolean;
            /**
             * Format: date-time
             * @description When it ends by itself; absent or null for never.
             * @example 2030-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /** @description What it looks at; `network` is for the server itself. */
            kind: components["schemas"]["AccessRuleKind"];
            /**
             * @description The mailbox for which it is to hold.
             * @example anna@example.org
             */
            mailbox?: string;
            /**
             * @description What those who look after it say of it, in up to 500 characters.
             * @example ticket 4711
             */
            note?: string;
            /**
             * @description What it matches. Of networks an address or a network. Of senders and recipients an address (with whatever `+detail`), a domain,
             *     `*.` and a domain for all domains in it, a local part and `@*`, or `*` for everybody.
             * @example *.spammer.example
             */
            pattern: string;
            /**
             * @description What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
             * @example Write to our postmaster, please
             */
            reply?: string;
            /** @description The services that a rule on networks is about; absent or empty for all of them. */
            services?: components["schemas"]["AccessService"][];
            /**
             * @description The tenant for whose domains it is to hold.
             * @example acme
             */
            tenant?: string;
        };
        /** @description An administrator to be made. */
        NewAdministrator: {
            /**
             * @description The one domain they are to administrate; absent or null for all there are.
             * @example null
             */
            domain?: string | null;
            /**
             * @description The name they are to log in with: best an address of theirs.
             * @example anna@example.org
             */
            login: string;
            /**
             * @description What people call them.
             * @example Anna Example
             */
            name?: string;
            /**
             * Format: password
             * @description Their password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one they cannot
             *     log in until one is set.
             * @example correct horse battery
             */
            password?: string;
            /** @description What they may do there: none that the caller lacks. Default `admin`: everything within reach. */
            scopes?: components["schemas"]["Scope"][];
            /** @description Whether they may log in. Default `active`. */
            status?: components["schemas"]["AdministratorStatus"];
            /**
             * @description The tenant whose things they are to administrate; absent or null for the caller's own.
             * @example acme
             */
            tenant?: string | null;
        };
        /** @description An alias to be made. */
        NewAlias: {
            /**
             * @description Its address, in a domain of this server.
             * @example info@example.org
             */
            address: string;
            /** @description Who may write to it. Default `anyone`. */
            posting?: components["schemas"]["AliasPosting"];
            /**
             * @description Whether the mailboxes that it leads straight to may send as it. Default true.
             * @example true
             */
            send_as?: boolean;
            /**
             * @description Where its mail goes: 1 to 1000 addresses, here or elsewhere.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            targets: string[];
        };
        /** @description A password to be made for a mail program. */
        NewAppPassword: {
            /**
             * Format: date-time
             * @description When it ends by itself; absent or null for never.
             * @example 2027-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What people call the program: 1 to 100 bytes.
             * @example telephone
             */
            name: string;
            /**
             * @description The networks it may log in from; absent or empty for everywhere.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            networks?: string[];
            /**
             * @description What the program may do. Default both.
             * @example [
             *       "mail:write",
             *       "submission:write"
             *     ]
             */
            scopes?: components["schemas"]["AppScope"][];
        };
        /** @description A domain to be made. */
        NewDomain: {
            /**
             * @description The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by either. It has no
             *     addresses of its own; absent or null for none.
             * @example null
             */
            alias_of?: string | null;
            /**
             * @description Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant; absent or null
             *     for nobody.
             * @example anna@example.org
             */
            catch_all?: string | null;
            /**
             * Format: int64
             * @description Octets that a mailbox may hold which is made without saying; absent or null for the most that is allowed.
             * @example 1073741824
             */
            default_quota_bytes?: number | null;
            /**
             * @description What the tenant's own system calls it: unique among the tenant's domains.
             * @example service-17
             */
            external_id?: string | null;
            /**
             * Format: int64
             * @description Mailboxes it may have; absent or null for as many as its tenant may.
             * @example 100
             */
            mailbox_limit?: number | null;
            /** @description Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description Its name, in Unicode or A-labels.
             * @example example.org
             */
            name: string;
            /**
             * Format: int64
             * @description Octets that one of its mailboxes may hold at most; absent or null for as many as its tenant's plan allows.
             * @example 10737418240
             */
            quota_limit_bytes?: number | null;
            /** @description Whether it takes part in mail at once. Default `active`. */
            status?: components["schemas"]["DomainStatus"];
            /**
             * @description The tenant it is to belong to; absent or null for the caller's own.
             * @example acme
             */
            tenant?: string | null;
            /**
             * @description Whether it is known to be its tenant's. Default true for whoever administrates the server, who alone says so; false for tenants
             *     and resellers, unless `server.verify_domains` is off.
             * @example false
             */
            verified?: boolean;
        };
        /** @description A key to be activated. */
        NewLicenseActivation: {
            /** @description The vendor's account that a paid key belongs to; a trial key needs none. */
            account?: components["schemas"]["VendorAccount"];
            /**
             * @description The licence key, in any case, with or without hyphens.
             * @example 7K2M0-3WQ8Z-5TBN1-XJ4HR-6C9PD-EV2GA
             */
            key: string;
        };
        /** @description A request to be made. */
        NewLicenseRequest: {
            /** @description The licence key, where one is to be activated. Only its first characters leave this server, in the request. */
            key?: string;
            /** @description What is asked for. */
            purpose: components["schemas"]["LicensePurpose"];
        };
        /** @description An add-on to be tried. */
        NewLicenseTrial: {
            /**
             * @description Its code.
             * @example activesync
             */
            addon: string;
        };
        /** @description A mailbox to be made. */
        NewMailbox: {
            /**
             * @description Its address, in a domain of this server.
             * @example anna@example.org
             */
            address: string;
            /**
             * @description The name people see.
             * @example Anna Example
             */
            display_name?: string | null;
            /**
             * @description What the tenant's own system calls it: unique among the tenant's mailboxes.
             * @example user-4711
             */
            external_id?: string | null;
            /** @description What happens to mail to it. Default `allow`. */
            incoming?: components["schemas"]["Passage"];
            /**
             * @description Whether people log in to it. Default true.
             * @example true
             */
            login?: boolean;
            /** @description Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each. */
            metadata?: components["schemas"]["Metadata"];
            /** @description What happens to mail its holder sends. Default `allow`. */
            outgoing?: components["schemas"]["Passage"];
            /**
             * Format: password
             * @description Its password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one nobody logs in
             *     until one is set.
             * @example correct horse battery
             */
            password?: string;
            /**
             * Format: int64
             * @description Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes?: number | null;
            /** @description Whether it may be used at once. Default `active`. */
            status?: components["schemas"]["MailboxStatus"];
        };
        /** @description A link for a mailbox's holder. */
        NewMailboxSsoLink: {
            /**
             * Format: int32
             * @description For how many seconds it is good. Default 60.
             * @example 60
             */
            ttl_seconds?: number;
        };
        /** @description A program to be made known. */
        NewOAuthClient: {
            /** @description Whether it can keep a secret: the answer then has one. A program on telephones or in browsers cannot. Default false. */
            confidential?: boolean;
            /** @description Whether it may be on a device without a browser (RFC 8628). Default false. */
            device_flow?: boolean;
            /**
             * @description What people call it: 1 to 100 bytes.
             * @example Calendar of Example
             */
            name: string;
            /**
             * @description Where people's browsers are sent back to: `https://`, `http://127.0.0.1/` and the like for a program on their own machine, or a
             *     scheme of one's own that is a domain backwards. Compared letter by letter.
             * @example [
             *       "https://app.example.com/callback"
             *     ]
             */
            redirect_uris?: string[];
            /**
             * @description What it may ask for: `openid`, `profile`, `email`, `offline_access` and scopes of this API. Unknown words are left out.
             * @example [
             *       "openid",
             *       "mail:write",
             *       "submission:write"
             *     ]
             */
            scopes: string[];
            /** @description Whether it may be used. Default `active`. */
            status?: components["schemas"]["OAuthClientStatus"];
        };
        /** @description Requests to be done after the answer. */
        NewOperation: {
            /** @description Whether they wait for each other. Default `sequential`. */
            order?: components["schemas"]["BatchOrder"];
            /** @description The requests: 1 to 5000. */
            requests: components["schemas"]["BatchRequest"][];
        };
        /** @description A rule of one's own, on whom mail is taken from. */
        NewOwnAccessRule: {
            /** @description What it does. */
            action: components["schemas"]["AccessRuleAction"];
            /**
             * Format: date-time
             * @description When it ends by itself; absent or null for never.
             * @example 2030-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What those who look after it say of it, in up to 500 characters.
             * @example ticket 4711
             */
            note?: string;
            /**
             * @description Whom it matches: an address (with whatever `+detail`), a domain, `*.` and a domain for all domains in it, a local part and `@*`,
             *     or `*` for everybody.
             * @example news@shop.example
             */
            pattern: string;
            /**
             * @description What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
             * @example Write to our postmaster, please
             */
            reply?: string;
        };
        /** @description A plan to be made. */
        NewPlan: {
            /**
             * @description What people read of it.
             * @example For small firms
             */
            description?: string;
            /**
             * @description What it holds. Default: everything.
             * @example [
             *       "imap",
             *       "submission"
             *     ]
             */
            features?: components["schemas"]["Feature"][];
            /** @description What it allows; a limit that is absent or null is none. */
            limits?: components["schemas"]["SomeLimits"];
            /**
             * @description Its name: 1 to 63 lower-case letters, digits and inner hyphens.
             * @example gold
             */
            name: string;
        };
        /** @description Who logs in. */
        NewSession: {
            /**
             * @description The code of their second factor, where one is asked for.
             * @example 123456
             */
            code?: string;
            /** @description How the secret comes back. Default `bearer`. */
            delivery?: components["schemas"]["Delivery"];
            /**
             * @description The login of an administrator, or the address of a mailbox.
             * @example anna@example.org
             */
            login: string;
            /**
             * Format: password
             * @description Their password.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description Whom a link is to log in. */
        NewSsoLink: {
            /**
             * @description `administrator:` and a login, or `tenant:` and a tenant's name for whoever administrates it.
             * @example tenant:acme
             */
            subject: string;
            /** @description Where it leads. Default `admin`. */
            target?: components["schemas"]["SsoTarget"];
            /**
             * Format: int32
             * @description For how many seconds it is good. Default 60.
             * @example 60
             */
            ttl_seconds?: number;
        };
        /** @description A link to log in by. */
        NewSsoSession: {
            /** @description How the session's secret comes back. Default `bearer`. */
            delivery?: components["schemas"]["Delivery"];
            /**
             * @description The secret at the link's end.
             * @example pp_link_…
             */
            link: string;
        };
        /** @description What of a tenant is switched off, and why. */
        NewSuspension: {
            /** @description What is off. Default `full`. */
            mode?: components["schemas"]["SuspensionMode"];
            /**
             * @description Why, for whoever reads it.
             * @example Invoice 2026-0815 is overdue
             */
            reason?: string;
        };
        /** @description A tenant to be made. */
        NewTenant: {
            /** @description Somebody who is made to administrate it. */
            admin?: components["schemas"]["NewTenantAdmin"];
            /**
             * @description A domain that is made with it.
             * @example example.org
             */
            domain?: string | null;
            /**
             * @description What its reseller's own system calls it: unique among the reseller's tenants.
             * @example service-17
             */
            external_id?: string | null;
            /** @description Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description Its name: 1 to 63 lower-case letters, digits and inner hyphens. Absent to be named after its domain.
             * @example acme
             */
            name?: string | null;
            /** @description Limits that hold instead of the plan's. */
            overrides?: components["schemas"]["SomeLimits"];
            /**
             * @description The reseller it is made under; absent or null for the caller.
             * @example bighost
             */
            parent?: string | null;
            /**
             * @description Its plan, one of whoever it is made under; absent or null for none.
             * @example gold
             */
            plan?: string | null;
        };
        /** @description Whoever is to administrate a tenant. */
        NewTenantAdmin: {
            /**
             * @description The name they log in with.
             * @example anna@example.org
             */
            login: string;
            /**
             * Format: password
             * @description Their password, if they are made: at least 8 characters. Ignored for somebody who is there.
             * @example correct horse battery
             */
            password?: string;
        };
        /** @description A token to be made. */
        NewToken: {
            /**
             * @description The domain it is for; absent or null for whoever makes it.
             * @example null
             */
            domain?: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; absent or null for never.
             * @example 2027-01-05T09:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What people call it: 1 to 100 bytes.
             * @example billing panel
             */
            name: string;
            /**
             * @description The networks it may be used from; absent or empty for everywhere.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            networks?: string[];
            /**
             * @description What it may do: at least one scope, none that the asking token lacks.
             * @example [
             *       "domains:write",
             *       "mailboxes:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The tenant whose things it is for; absent or null for whoever makes it. Not together with `domain`.
             * @example acme
             */
            tenant?: string | null;
        };
        /** @description An endpoint to be made. */
        NewWebhookEndpoint: {
            /**
             * @description What people say of it.
             * @example The shop
             */
            description?: string;
            /**
             * @description Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all. Default all.
             * @example [
             *       "customer.*"
             *     ]
             */
            events?: string[];
            /** @description Whether anything is sent. Default `enabled`. */
            status?: components["schemas"]["WebhookStatus"];
            /**
             * @description Where requests go: `https://` and a host on the public Internet. Redirects are not followed.
             * @example https://shop.example.com/hooks
             */
            url: string;
        };
        /** @description A program that people let act for them. */
        OAuthClient: {
            /** @description Whether it can keep a secret, and has one. */
            confidential: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /** @description Whether it may be on a device without a browser (RFC 8628). */
            device_flow: boolean;
            /**
             * @description Its identifier: the `client_id` by which it makes itself known.
             * @example client_16j
             */
            id: string;
            /**
             * @description What people call it, and read when it asks them.
             * @example Calendar of Example
             */
            name: string;
            /**
             * @description Where people's browsers are sent back to.
             * @example [
             *       "https://app.example.com/callback"
             *     ]
             */
            redirect_uris: string[];
            /**
             * @description What it may ask for.
             * @example [
             *       "openid",
             *       "mail:write",
             *       "submission:write"
             *     ]
             */
            scopes: string[];
            /**
             * @description Its secret. Only in the answer that made it; a repetition of that request with the same `Idempotency-Key` is answered
             *     without it.
             * @example pp_client_…
             */
            readonly secret?: string;
            /** @description Whether it may be used. */
            status: components["schemas"]["OAuthClientStatus"];
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Programs in the order they were made known. */
        OAuthClientPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["OAuthClient"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What a program is to be. Other fields of a read one are ignored, so that what was read can be sent back. */
        OAuthClientReplacement: {
            /** @description Whether it may be on a device without a browser (RFC 8628). Default false. */
            device_flow?: boolean;
            /**
             * @description What people call it: 1 to 100 bytes.
             * @example Calendar of Example
             */
            name: string;
            /**
             * @description Where people's browsers are sent back to.
             * @example [
             *       "https://app.example.com/callback"
             *     ]
             */
            redirect_uris?: string[];
            /**
             * @description What it may ask for. What people allowed before stays allowed.
             * @example [
             *       "openid",
             *       "mail:write",
             *       "submission:write"
             *     ]
             */
            scopes: string[];
            /** @description Whether it may be used. Default `active`. */
            status?: components["schemas"]["OAuthClientStatus"];
        };
        /**
         * @description Whether a program may be used.
         * @enum {string}
         */
        OAuthClientStatus: "active" | "disabled" | (string & {});
        /** @description How programs get leave to act for people (OAuth 2.1, OpenID Connect). */
        OAuthSettings: {
            /**
             * Format: int32
             * @description Seconds for which an access token is good.
             * @default 3600
             */
            access_seconds: number;
            /**
             * @description The address under which this server is known to programs, such as `https://mail.example.org`; empty for `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
             * @default
             */
            issuer: string;
            /**
             * Format: int32
             * @description Days without use after which a program has to ask its person anew.
             * @default 90
             */
            refresh_days: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `oauth`: absent fields stay, null puts the default back. */
        OAuthSettingsPatch: {
            /**
             * Format: int32
             * @description Seconds for which an access token is good.
             */
            access_seconds?: number | null;
            /** @description The address under which this server is known to programs, such as `https://mail.example.org`; empty for `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes. */
            issuer?: string | null;
            /**
             * Format: int32
             * @description Days without use after which a program has to ask its person anew.
             */
            refresh_days?: number | null;
        };
        /** @description What `oauth` is to be: absent fields take their default. */
        OAuthSettingsReplacement: {
            /**
             * Format: int32
             * @description Seconds for which an access token is good.
             * @default 3600
             */
            access_seconds?: number;
            /**
             * @description The address under which this server is known to programs, such as `https://mail.example.org`; empty for `https://` and `server.hostname`. Programs that hold tokens have to ask anew when it changes.
             * @default
             */
            issuer?: string;
            /**
             * Format: int32
             * @description Days without use after which a program has to ask its person anew.
             * @default 90
             */
            refresh_days?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /** @description Work that goes on after its request was answered. */
        Operation: {
            /**
             * @description Who asked for it, as the audit trail names them.
             * @example token:token_16j
             */
            actor: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description Whether it is over, however it ended.
             * @example false
             */
            done: boolean;
            /** @description What stopped it; absent unless it failed. */
            error?: components["schemas"]["OperationError"];
            /**
             * Format: date-time
             * @description When it was over; null until then.
             * @example null
             */
            finished_at: string | null;
            /**
             * @description Its identifier: its key in the path.
             * @example op_16j
             */
            id: string;
            /** @description What it does. */
            kind: components["schemas"]["OperationKind"];
            /** @description How far it is. */
            progress: components["schemas"]["OperationProgress"];
            /**
             * Format: date-time
             * @description When it began; null while it waits.
             * @example 2026-01-05T09:00:01Z
             */
            started_at: string | null;
            /** @description How it stands. */
            status: components["schemas"]["OperationStatus"];
            /**
             * @description The tenant it belongs to; null for the server itself.
             * @example acme
             */
            tenant: string | null;
        };
        /** @description What stopped an operation. */
        OperationError: {
            /** @description Which. */
            code: components["schemas"]["OperationFault"];
            /**
             * @description In words.
             * @example the token by which it was done is none any more: token was revoked
             */
            detail: string;
        };
        /**
         * @description Why it could not go on: the token by which it was done is none any more (`token_ended`), or what was asked for cannot be read (`input_unreadable`).
         * @enum {string}
         */
        OperationFault: "token_ended" | "input_unreadable" | (string & {});
        /**
         * @description What it does: many requests (`batch`).
         * @enum {string}
         */
        OperationKind: "batch";
        /** @description Operations, the latest first. */
        OperationPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Operation"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description How far an operation is. */
        OperationProgress: {
            /**
             * Format: int64
             * @description Those of them that failed.
             * @example 2
             */
            failed: number;
            /**
             * Format: int64
             * @description Parts of which is known what came of them.
             * @example 120
             */
            settled: number;
            /**
             * Format: int64
             * @description Parts that it has.
             * @example 5000
             */
            total: number;
        };
        /** @description What came of one part of an operation. */
        OperationResult: {
            /** @description The answer's body, a problem where it failed, without secrets that are shown once; absent where there was none. */
            body?: {
                [key: string]: unknown;
            };
            /**
             * @description The object's version; absent where there is none.
             * @example "r1"
             */
            etag?: string;
            /**
             * Format: int64
             * @description Which part, from 0: of a batch, the request's place in it.
             * @example 17
             */
            index: number;
            /**
             * @description Where the made object is; absent where nothing was made.
             * @example /v1/mailboxes/anna@example.org
             */
            location?: string;
            /**
             * Format: int32
             * @description The status it was answered with.
             * @example 201
             */
            status: number;
        };
        /** @description What came of an operation's parts, in their order. */
        OperationResultPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["OperationResult"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description How an operation stands.
         * @enum {string}
         */
        OperationStatus: "waiting" | "running" | "done" | "failed" | "cancelled" | (string & {});
        /**
         * @description What happens to mail on one of its ways.
         * @enum {string}
         */
        Passage: "allow" | "hold" | "reject" | (string & {});
        /** @description Another password for oneself. */
        PasswordChange: {
            /**
             * Format: password
             * @description The password as it is.
             * @example correct horse battery
             */
            current_password: string;
            /**
             * Format: password
             * @description The password as it is to be: at least 8 characters.
             * @example another horse battery
             */
            password: string;
        };
        /** @description One's password, once more. */
        PasswordProof: {
            /**
             * Format: password
             * @description The password.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description What tenants are sold. */
        Plan: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description What people read of it.
             * @example For small firms
             */
            description: string;
            /** @description What it holds. */
            features: components["schemas"]["Feature"][];
            /**
             * @description Its identifier.
             * @example plan_16h
             */
            id: string;
            /** @description What it allows. A limit that is absent or null is none; without `tenants` its tenants are no resellers. */
            limits: components["schemas"]["SomeLimits"];
            /**
             * @description Its name: its key in the path.
             * @example gold
             */
            name: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Another plan. */
        PlanChange: {
            /** @description Limits that hold instead of the plan's; absent to keep those that hold. */
            overrides?: components["schemas"]["SomeLimits"];
            /**
             * @description The plan; null for none.
             * @example gold
             */
            plan: string | null;
        };
        /** @description Plans by name. */
        PlanPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Plan"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A merge patch of a plan. */
        PlanPatch: {
            /**
             * @description What people read of it.
             * @example For small firms
             */
            description?: string;
            /**
             * @description What it holds, in place of all it held.
             * @example [
             *       "imap",
             *       "submission"
             *     ]
             */
            features?: components["schemas"]["Feature"][];
            /** @description Limits to be set; null takes one away. */
            limits?: components["schemas"]["SomeLimits"];
        };
        /** @description What a plan is to be. Other fields of a read plan are ignored, so that what was read can be sent back. */
        PlanReplacement: {
            /**
             * @description What people read of it.
             * @example For small firms
             */
            description?: string;
            /**
             * @description What it holds. Default: everything.
             * @example [
             *       "imap",
             *       "submission"
             *     ]
             */
            features?: components["schemas"]["Feature"][];
            /** @description What it allows; a limit that is absent or null is none. */
            limits?: components["schemas"]["SomeLimits"];
        };
        /** @description What went wrong, RFC 9457. */
        Problem: {
            /**
             * @description What went wrong, for a program. Stable.
             * @example invalid_body
             */
            code: string;
            /** @description What stands in the way, of `already_exists`. */
            conflict?: components["schemas"]["Conflict"];
            /** @description What happened and what to do next, for a person. */
            detail: string;
            /** @description The fields at fault, when fields are. */
            errors?: components["schemas"]["FieldError"][];
            /** @description The limits that are exceeded, of `usage_exceeds_plan` and `limit_reached`. */
            exceeded?: components["schemas"]["Exceeded"][];
            /** @description The path that was asked for. */
            instance?: string;
            /** @description The id of this request, to find it in the server's log. */
            request_id?: string;
            /**
             * Format: int32
             * @description The HTTP status of the answer.
             * @example 422
             */
            status: number;
            /**
             * @description The meaning of `status` in words.
             * @example Unprocessable Entity
             */
            title: string;
            /**
             * @description Always `about:blank`: what tells problems apart is `code`.
             * @example about:blank
             */
            type: string;
        };
        /** @description A message on its way out. */
        QueueMessage: {
            /**
             * @description The envelope identifier its sender gave for reports (RFC 3461); null for none.
             * @example QQ314159
             */
            envelope_id: string | null;
            /**
             * Format: date-time
             * @description When attempts end and its sender is told.
             * @example 2026-01-10T09:00:00Z
             */
            expires_at: string;
            /**
             * @description Its identifier.
             * @example que_16p
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was accepted.
             * @example 2026-01-05T09:00:00Z
             */
            received_at: string;
            /**
             * @description The envelope's sender; empty for a report.
             * @example anna@example.org
             */
            sender: string;
            /**
             * Format: int64
             * @description Its octets.
             * @example 5120
             */
            size_bytes: number;
            /** @description Whether it is held back. */
            status: components["schemas"]["QueueStatus"];
            /**
             * @description The message in `/v1/messages`, which tells how it came here; null when it is not told of.
             * @example 1hn4pf9k2c0v3
             */
            trace_id: string | null;
        };
        /** @description A message on its way out, with the recipients that are not settled. */
        QueueMessageDetail: {
            /**
             * @description The envelope identifier its sender gave for reports (RFC 3461); null for none.
             * @example QQ314159
             */
            envelope_id: string | null;
            /**
             * Format: date-time
             * @description When attempts end and its sender is told.
             * @example 2026-01-10T09:00:00Z
             */
            expires_at: string;
            /**
             * @description Its identifier.
             * @example que_16p
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was accepted.
             * @example 2026-01-05T09:00:00Z
             */
            received_at: string;
            /** @description Whom it still goes to. */
            recipients: components["schemas"]["QueueRecipient"][];
            /**
             * @description The envelope's sender; empty for a report.
             * @example anna@example.org
             */
            sender: string;
            /**
             * Format: int64
             * @description Its octets.
             * @example 5120
             */
            size_bytes: number;
            /** @description Whether it is held back. */
            status: components["schemas"]["QueueStatus"];
            /**
             * @description The message in `/v1/messages`, which tells how it came here; null when it is not told of.
             * @example 1hn4pf9k2c0v3
             */
            trace_id: string | null;
        };
        /** @description Messages on their way out, oldest first. */
        QueueMessagePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["QueueMessage"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A recipient that is not settled. */
        QueueRecipient: {
            /**
             * @description The address.
             * @example bert@elsewhere.example
             */
            address: string;
            /**
             * Format: int32
             * @description Attempts so far.
             * @example 2
             */
            attempts: number;
            /** @description Whether the sender was told of the delay. */
            delay_reported: boolean;
            /**
             * @description The domain it is routed by.
             * @example elsewhere.example
             */
            domain: string;
            /**
             * Format: date-time
             * @description When the next attempt is due.
             * @example 2026-01-05T09:05:00Z
             */
            due_at: string;
            /**
             * @description Its identifier.
             * @example rcp_16q
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was attempted last; null for never.
             * @example 2026-01-05T09:01:00Z
             */
            last_attempt_at: string | null;
            /**
             * @description The host that answered last; null for none.
             * @example mx.elsewhere.example
             */
            last_host: string | null;
            /**
             * @description What it, or this server itself, said; null for nothing.
             * @example 451 4.7.1 Try again later
             */
            last_reply: string | null;
            /** @description Whether it is held back. */
            status: components["schemas"]["QueueStatus"];
        };
        /** @description How mail on its way out is attempted. */
        QueueSettings: {
            /**
             * Format: int32
             * @description Seconds to wait for another server's answer.
             * @default 300
             */
            answer_seconds: number;
            /**
             * Format: int32
             * @description Seconds to wait for a connection.
             * @default 30
             */
            connect_seconds: number;
            /**
             * Format: int32
             * @description Connections to other servers at once.
             * @default 100
             */
            connections: number;
            /**
             * Format: int32
             * @description Connections to one host at once.
             * @default 10
             */
            connections_per_host: number;
            /**
             * Format: int32
             * @description Hours after which the sender is told that a message is late.
             * @default 4
             */
            delay_report_hours: number;
            /**
             * Format: int32
             * @description Hours after which a message is given up.
             * @default 120
             */
            expire_hours: number;
            /**
             * @description Minutes between attempts: the first waits for the first, and so on; the last one repeats.
             * @default [
             *       1,
             *       5,
             *       15,
             *       30,
             *       60,
             *       120,
             *       240
             *     ]
             */
            retry_minutes: number[];
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `queue`: absent fields stay, null puts the default back. */
        QueueSettingsPatch: {
            /**
             * Format: int32
             * @description Seconds to wait for another server's answer.
             */
            answer_seconds?: number | null;
            /**
             * Format: int32
             * @description Seconds to wait for a connection.
             */
            connect_seconds?: number | null;
            /**
             * Format: int32
             * @description Connections to other servers at once.
             */
            connections?: number | null;
            /**
             * Format: int32
             * @description Connections to one host at once.
             */
            connections_per_host?: number | null;
            /**
             * Format: int32
             * @description Hours after which the sender is told that a message is late.
             */
            delay_report_hours?: number | null;
            /**
             * Format: int32
             * @description Hours after which a message is given up.
             */
            expire_hours?: number | null;
            /** @description Minutes between attempts: the first waits for the first, and so on; the last one repeats. */
            retry_minutes?: number[] | null;
        };
        /** @description What `queue` is to be: absent fields take their default. */
        QueueSettingsReplacement: {
            /**
             * Format: int32
             * @description Seconds to wait for another server's answer.
             * @default 300
             */
            answer_seconds?: number;
            /**
             * Format: int32
             * @description Seconds to wait for a connection.
             * @default 30
             */
            connect_seconds?: number;
            /**
             * Format: int32
             * @description Connections to other servers at once.
             * @default 100
             */
            connections?: number;
            /**
             * Format: int32
             * @description Connections to one host at once.
             * @default 10
             */
            connections_per_host?: number;
            /**
             * Format: int32
             * @description Hours after which the sender is told that a message is late.
             * @default 4
             */
            delay_report_hours?: number;
            /**
             * Format: int32
             * @description Hours after which a message is given up.
             * @default 120
             */
            expire_hours?: number;
            /**
             * @description Minutes between attempts: the first waits for the first, and so on; the last one repeats.
             * @default [
             *       1,
             *       5,
             *       15,
             *       30,
             *       60,
             *       120,
             *       240
             *     ]
             */
            retry_minutes?: number[];
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /**
         * @description Whether a message or recipient is attempted.
         * @enum {string}
         */
        QueueStatus: "active" | "held" | (string & {});
        /**
         * @description What bounds a token.
         * @enum {string}
         */
        ReachKind: "system" | "tenant" | "domain" | "mailbox" | (string & {});
        /** @description That a tenant was paid for again. */
        Renewal: {
            /**
             * Format: date-time
             * @description Until when; absent or null where nobody says.
             * @example 2026-02-05T00:00:00Z
             */
            until?: string | null;
        };
        /**
         * @description Which events are sent once more.
         * @enum {string}
         */
        ReplayOf: "all" | "failed" | (string & {});
        /** @description How long records are kept. */
        RetentionSettings: {
            /**
             * Format: int32
             * @description Days of the audit trail.
             * @default 365
             */
            audit_days: number;
            /**
             * Format: int32
             * @description Hours for which bytes that no message holds any more are kept.
             * @default 24
             */
            body_hours: number;
            /**
             * Format: int32
             * @description Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which messages are left.
             * @default 2000
             */
            expunged_per_folder: number;
            /**
             * Format: int32
             * @description Days of the change feed.
             * @default 30
             */
            feed_days: number;
            /**
             * Format: int32
             * @description Days for which the server can tell what became of a message: who brought it, where it went and what was said. 0 to tell of none, and forget what was told.
             * @default 14
             */
            message_trace_days: number;
            /**
             * Format: int32
             * @description Days for which operations that are over, and what came of them, can be read.
             * @default 7
             */
            operation_days: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `retention`: absent fields stay, null puts the default back. */
        RetentionSettingsPatch: {
            /**
             * Format: int32
             * @description Days of the audit trail.
             */
            audit_days?: number | null;
            /**
             * Format: int32
             * @description Hours for which bytes that no message holds any more are kept.
             */
            body_hours?: number | null;
            /**
             * Format: int32
             * @description Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which messages are left.
             */
            expunged_per_folder?: number | null;
            /**
             * Format: int32
             * @description Days of the change feed.
             */
            feed_days?: number | null;
            /**
             * Format: int32
             * @description Days for which the server can tell what became of a message: who brought it, where it went and what was said. 0 to tell of none, and forget what was told.
             */
            message_trace_days?: number | null;
            /**
             * Format: int32
             * @description Days for which operations that are over, and what came of them, can be read.
             */
            operation_days?: number | null;
        };
        /** @description What `retention` is to be: absent fields take their default. */
        RetentionSettingsReplacement: {
            /**
             * Format: int32
             * @description Days of the audit trail.
             * @default 365
             */
            audit_days?: number;
            /**
             * Format: int32
             * @description Hours for which bytes that no message holds any more are kept.
             * @default 24
             */
            body_hours?: number;
            /**
             * Format: int32
             * @description Expunged messages a folder remembers, for mail programs that were away. One that missed more is told which messages are left.
             * @default 2000
             */
            expunged_per_folder?: number;
            /**
             * Format: int32
             * @description Days of the change feed.
             * @default 30
             */
            feed_days?: number;
            /**
             * Format: int32
             * @description Days for which the server can tell what became of a message: who brought it, where it went and what was said. 0 to tell of none, and forget what was told.
             * @default 14
             */
            message_trace_days?: number;
            /**
             * Format: int32
             * @description Days for which operations that are over, and what came of them, can be read.
             * @default 7
             */
            operation_days?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /** @description Where mail on its way out goes. */
        RoutingSettings: {
            /**
             * Format: int32
             * @description The port of other domains' servers.
             * @default 25
             */
            port: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: "smart_password"[];
            /**
             * @description A host that takes all outgoing mail; empty to deliver to each domain's own servers.
             * @default
             */
            smart_host: string;
            /**
             * @description Whether the connection to the smart host begins with TLS instead of STARTTLS.
             * @default false
             */
            smart_implicit_tls: boolean;
            /** @description The password to log in to the smart host with. */
            smart_password?: string | null;
            /**
             * Format: int32
             * @description The port of the smart host.
             * @default 587
             */
            smart_port: number;
            /**
             * @description Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not verify.
             * @default true
             */
            smart_require_tls: boolean;
            /**
             * @description The name to log in to the smart host with; empty for no login.
             * @default
             */
            smart_user: string;
        };
        /** @description A merge patch of `routing`: absent fields stay, null puts the default back. */
        RoutingSettingsPatch: {
            /**
             * Format: int32
             * @description The port of other domains' servers.
             */
            port?: number | null;
            /** @description A host that takes all outgoing mail; empty to deliver to each domain's own servers. */
            smart_host?: string | null;
            /** @description Whether the connection to the smart host begins with TLS instead of STARTTLS. */
            smart_implicit_tls?: boolean | null;
            /** @description The password to log in to the smart host with. */
            smart_password?: string | null;
            /**
             * Format: int32
             * @description The port of the smart host.
             */
            smart_port?: number | null;
            /** @description Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not verify. */
            smart_require_tls?: boolean | null;
            /** @description The name to log in to the smart host with; empty for no login. */
            smart_user?: string | null;
        };
        /** @description What `routing` is to be: absent fields take their default. */
        RoutingSettingsReplacement: {
            /**
             * Format: int32
             * @description The port of other domains' servers.
             * @default 25
             */
            port?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: "smart_password"[];
            /**
             * @description A host that takes all outgoing mail; empty to deliver to each domain's own servers.
             * @default
             */
            smart_host?: string;
            /**
             * @description Whether the connection to the smart host begins with TLS instead of STARTTLS.
             * @default false
             */
            smart_implicit_tls?: boolean;
            /** @description The password to log in to the smart host with. */
            smart_password?: string | null;
            /**
             * Format: int32
             * @description The port of the smart host.
             * @default 587
             */
            smart_port?: number;
            /**
             * @description Whether mail waits rather than reaching the smart host unencrypted or under a certificate that does not verify.
             * @default true
             */
            smart_require_tls?: boolean;
            /**
             * @description The name to log in to the smart host with; empty for no login.
             * @default
             */
            smart_user?: string;
        };
        /**
         * @description What a token may do: `area:read`, `area:write` (which includes reading), or `admin` for everything.
         * @enum {string}
         */
        Scope: "admin" | "tenants:read" | "tenants:write" | "plans:read" | "plans:write" | "domains:read" | "domains:write" | "mailboxes:read" | "mailboxes:write" | "aliases:read" | "aliases:write" | "contacts:read" | "contacts:write" | "access-rules:read" | "access-rules:write" | "failed-logins:read" | "failed-logins:write" | "queue:read" | "queue:write" | "messages:read" | "messages:write" | "settings:read" | "settings:write" | "listeners:read" | "listeners:write" | "certificates:read" | "certificates:write" | "license:read" | "license:write" | "tasks:read" | "tasks:write" | "operations:read" | "operations:write" | "administrators:read" | "administrators:write" | "tokens:read" | "tokens:write" | "clients:read" | "clients:write" | "events:read" | "events:write" | "audit:read" | "audit:write" | "metrics:read" | "metrics:write" | "account:read" | "account:write" | "mail:read" | "mail:write" | "submission:read" | "submission:write" | (string & {});
        /** @description How a secret is exchanged. */
        SecretRotation: {
            /**
             * Format: int32
             * @description For how many seconds the old secret signs beside the new one; 0 when it is in other hands. Default a day.
             * @example 86400
             */
            overlap_seconds?: number;
        };
        /** @description Who this server is. */
        ServerSettings: {
            /**
             * @description The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
             * @default
             */
            hostname: string;
            /**
             * @description Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries are copied, and who is written to while the licence needs looking after. While it is empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
             * @default
             */
            postmaster: string;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
            /**
             * @description Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets another's mail by naming their domain.
             * @default true
             */
            verify_domains: boolean;
        };
        /** @description A merge patch of `server`: absent fields stay, null puts the default back. */
        ServerSettingsPatch: {
            /** @description The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own. */
            hostname?: string | null;
            /** @description Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries are copied, and who is written to while the licence needs looking after. While it is empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told. */
            postmaster?: string | null;
            /** @description Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets another's mail by naming their domain. */
            verify_domains?: boolean | null;
        };
        /** @description What `server` is to be: absent fields take their default. */
        ServerSettingsReplacement: {
            /**
             * @description The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own.
             * @default
             */
            hostname?: string;
            /**
             * @description Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries are copied, and who is written to while the licence needs looking after. While it is empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told.
             * @default
             */
            postmaster?: string;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
            /**
             * @description Whether domains that tenants and resellers add take part in mail only once their DNS shows that they are theirs. Until then mail to them goes where the DNS says, and nobody sends in their name: nobody here gets another's mail by naming their domain.
             * @default true
             */
            verify_domains?: boolean;
        };
        /** @description A session of an administrator or of a mailbox's holder. */
        Session: {
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             * @example 2026-01-05T21:00:00Z
             */
            expires_at: string | null;
            /**
             * @description Its identifier.
             * @example token_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was used last, give or take five minutes; null for not yet.
             * @example 2026-01-05T09:30:00Z
             */
            last_used_at: string | null;
            /**
             * @description Its secret, to be sent as `Authorization: Bearer …`. Only in the answer that begins it, and not where a cookie has it.
             * @example pp_session_…
             */
            readonly secret?: string;
        };
        /** @description One's own sessions: all of them, on one page. */
        SessionPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Session"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A field of a settings group. */
        SettingsField: {
            /**
             * @description What it does.
             * @example Octets of a message.
             */
            description: string;
            /**
             * @description Its name.
             * @example message_bytes
             */
            name: string;
            /** @description Whether it is written but never read back. */
            secret: boolean;
        };
        /** @description A settings group, for choosing one. */
        SettingsGroup: {
            /**
             * @description What it is about.
             * @example How SMTP is spoken with other servers and with mail programs.
             */
            description: string;
            /** @description Its fields. */
            fields: components["schemas"]["SettingsField"][];
            /**
             * @description Its name: its key in the path.
             * @example smtp
             */
            name: string;
            /**
             * Format: date-time
             * @description When it was changed last; null while it holds its defaults.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string | null;
        };
        /** @description Every settings group: all of them, on one page. */
        SettingsGroupPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["SettingsGroup"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description How SMTP is spoken with other servers and with mail programs. */
        SmtpSettings: {
            /**
             * Format: int32
             * @description Addresses an alias may lead to, through other aliases too.
             * @default 1000
             */
            alias_targets: number;
            /**
             * Format: int32
             * @description Wrong commands after which a connection is closed.
             * @default 10
             */
            bad_commands: number;
            /**
             * Format: int32
             * @description Connections at once.
             * @default 2000
             */
            connections: number;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             * @default 100
             */
            connections_per_peer: number;
            /**
             * Format: int32
             * @description Failed logins after which a connection is closed.
             * @default 3
             */
            failed_logins: number;
            /**
             * Format: int32
             * @description Octets of a message's header.
             * @default 1048576
             */
            header_bytes: number;
            /**
             * Format: int32
             * @description `Received` lines after which a message is taken to run in a circle.
             * @default 100
             */
            hops: number;
            /**
             * Format: int32
             * @description Seconds a client may keep silent.
             * @default 300
             */
            idle_seconds: number;
            /**
             * Format: int32
             * @description Octets of a line of a message.
             * @default 65536
             */
            line_bytes: number;
            /**
             * Format: int64
             * @description Octets of a message.
             * @default 52428800
             */
            message_bytes: number;
            /**
             * Format: int32
             * @description Recipients of a message.
             * @default 1000
             */
            recipients: number;
            /**
             * Format: int32
             * @description Refused recipients after which a connection is closed.
             * @default 100
             */
            refused_recipients: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set: string[];
        };
        /** @description A merge patch of `smtp`: absent fields stay, null puts the default back. */
        SmtpSettingsPatch: {
            /**
             * Format: int32
             * @description Addresses an alias may lead to, through other aliases too.
             */
            alias_targets?: number | null;
            /**
             * Format: int32
             * @description Wrong commands after which a connection is closed.
             */
            bad_commands?: number | null;
            /**
             * Format: int32
             * @description Connections at once.
             */
            connections?: number | null;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             */
            connections_per_peer?: number | null;
            /**
             * Format: int32
             * @description Failed logins after which a connection is closed.
             */
            failed_logins?: number | null;
            /**
             * Format: int32
             * @description Octets of a message's header.
             */
            header_bytes?: number | null;
            /**
             * Format: int32
             * @description `Received` lines after which a message is taken to run in a circle.
             */
            hops?: number | null;
            /**
             * Format: int32
             * @description Seconds a client may keep silent.
             */
            idle_seconds?: number | null;
            /**
             * Format: int32
             * @description Octets of a line of a message.
             */
            line_bytes?: number | null;
            /**
             * Format: int64
             * @description Octets of a message.
             */
            message_bytes?: number | null;
            /**
             * Format: int32
             * @description Recipients of a message.
             */
            recipients?: number | null;
            /**
             * Format: int32
             * @description Refused recipients after which a connection is closed.
             */
            refused_recipients?: number | null;
        };
        /** @description What `smtp` is to be: absent fields take their default. */
        SmtpSettingsReplacement: {
            /**
             * Format: int32
             * @description Addresses an alias may lead to, through other aliases too.
             * @default 1000
             */
            alias_targets?: number;
            /**
             * Format: int32
             * @description Wrong commands after which a connection is closed.
             * @default 10
             */
            bad_commands?: number;
            /**
             * Format: int32
             * @description Connections at once.
             * @default 2000
             */
            connections?: number;
            /**
             * Format: int32
             * @description Connections at once from one address, or one /64 of IPv6.
             * @default 100
             */
            connections_per_peer?: number;
            /**
             * Format: int32
             * @description Failed logins after which a connection is closed.
             * @default 3
             */
            failed_logins?: number;
            /**
             * Format: int32
             * @description Octets of a message's header.
             * @default 1048576
             */
            header_bytes?: number;
            /**
             * Format: int32
             * @description `Received` lines after which a message is taken to run in a circle.
             * @default 100
             */
            hops?: number;
            /**
             * Format: int32
             * @description Seconds a client may keep silent.
             * @default 300
             */
            idle_seconds?: number;
            /**
             * Format: int32
             * @description Octets of a line of a message.
             * @default 65536
             */
            line_bytes?: number;
            /**
             * Format: int64
             * @description Octets of a message.
             * @default 52428800
             */
            message_bytes?: number;
            /**
             * Format: int32
             * @description Recipients of a message.
             * @default 1000
             */
            recipients?: number;
            /**
             * Format: int32
             * @description Refused recipients after which a connection is closed.
             * @default 100
             */
            refused_recipients?: number;
            /** @description Which of the group's secrets hold something. Ignored when it is sent. */
            secrets_set?: string[];
        };
        /** @description Some limits: what is absent is said elsewhere, null is no limit. */
        SomeLimits: {
            /**
             * Format: int64
             * @description Aliases.
             * @example 500
             */
            aliases?: number | null;
            /**
             * Format: int64
             * @description Contacts in the address books of domains.
             * @example 1000
             */
            contacts?: number | null;
            /**
             * Format: int64
             * @description Domains.
             * @example 5
             */
            domains?: number | null;
            /**
             * Format: int64
             * @description Octets that one mailbox holds.
             * @example 10737418240
             */
            mailbox_bytes?: number | null;
            /**
             * Format: int64
             * @description Mailboxes.
             * @example 100
             */
            mailboxes?: number | null;
            /**
             * Format: int64
             * @description Octets that all mailboxes hold. Mail that does not fit is refused as for a full mailbox; a limit that is reached is seen
             *     within ten seconds.
             * @example 107374182400
             */
            storage_bytes?: number | null;
            /**
             * Format: int64
             * @description Tenants under it.
             * @example 0
             */
            tenants?: number | null;
        };
        /** @description A link that logs somebody in once. */
        SsoLink: {
            /**
             * Format: date-time
             * @description Until when it is good.
             * @example 2026-01-05T09:01:00Z
             */
            expires_at: string;
            /**
             * @description Where the browser is to be sent. Only in the answer that made it.
             * @example https://mail.example.org/dashboard/#/sso/pp_link_…
             */
            url?: string;
        };
        /**
         * @description Where a link leads.
         * @enum {string}
         */
        SsoTarget: "admin";
        /** @description That a tenant is suspended. */
        Suspension: {
            /** @description What is off. */
            mode: components["schemas"]["SuspensionMode"];
            /**
             * @description Why, for whoever reads it.
             * @example Invoice 2026-0815 is overdue
             */
            reason: string;
            /**
             * Format: date-time
             * @description Since when.
             * @example 2026-01-05T09:00:00Z
             */
            since: string;
        };
        /**
         * @description What is off for a suspended tenant.
         * @enum {string}
         */
        SuspensionMode: "login" | "outbound" | "full" | (string & {});
        /** @description A piece of background work. */
        Task: {
            /**
             * @description What it does.
             * @example Reads and verifies every stored body and counts every total again.
             */
            description: string;
            /**
             * Format: int64
             * @description Those of them that failed.
             * @example 0
             */
            failures: number;
            /** @description Its last finished run; absent before the first. */
            last_run?: components["schemas"]["TaskRun"];
            /**
             * @description Its name: its key in the path.
             * @example scrub
             */
            name: string;
            /**
             * Format: int64
             * @description Seconds between two runs; null when it runs on demand alone.
             * @example 86400
             */
            period_seconds: number | null;
            /**
             * Format: date-time
             * @description Since when it is running; null while it is not.
             * @example null
             */
            running_since: string | null;
            /**
             * Format: int64
             * @description Runs since the server started.
             * @example 3
             */
            runs: number;
        };
        /**
         * @description How a run ended.
         * @enum {string}
         */
        TaskOutcome: "done" | "failed" | "panicked" | (string & {});
        /** @description Every task: all of them, on one page. */
        TaskPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Task"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A finished run of a task. */
        TaskRun: {
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             * @example 1930
             */
            duration_ms: number;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-01-05T09:00:02Z
             */
            finished_at: string;
            /**
             * @description What it had to say.
             * @example 512 bodies are whole
             */
            message: string;
            /** @description How it ended. */
            outcome: components["schemas"]["TaskOutcome"];
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-01-05T09:00:00Z
             */
            started_at: string;
        };
        /** @description Whoever has domains here. */
        Tenant: {
            /** @description Whoever administrates it, the first of them; absent for nobody. */
            admin?: components["schemas"]["TenantAdmin"];
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description The domain it had first; null for none.
             * @example example.org
             */
            domain: string | null;
            /** @description In a list, what was asked for with `expand`; absent otherwise. */
            expanded?: components["schemas"]["TenantExpanded"];
            /**
             * @description What its reseller's own system calls it; null for nothing.
             * @example service-17
             */
            external_id: string | null;
            /** @description What it has. */
            features: components["schemas"]["Feature"][];
            /**
             * @description Its identifier, taken in paths instead of the name too.
             * @example ten_16h
             */
            id: string;
            /** @description The limits that hold, all told. */
            limits: components["schemas"]["Limits"];
            /** @description Whatever the caller keeps with it. */
            metadata: components["schemas"]["Metadata"];
            /**
             * @description Its name: its key in the path.
             * @example acme
             */
            name: string;
            /** @description Limits that hold instead of the plan's. */
            overrides: components["schemas"]["SomeLimits"];
            /**
             * @description The reseller it belongs to; null for the server itself.
             * @example bighost
             */
            parent: string | null;
            /**
             * @description Its plan; null for none, with no limits but its own.
             * @example gold
             */
            plan: string | null;
            /**
             * Format: date-time
             * @description When it goes for good, if it is terminated; null otherwise.
             * @example null
             */
            purge_at: string | null;
            /**
             * Format: date-time
             * @description Until when it is paid for, as far as anybody said; null otherwise.
             * @example 2026-02-05T00:00:00Z
             */
            renewed_until: string | null;
            /** @description How it stands. */
            status: components["schemas"]["TenantStatus"];
            /** @description That it is suspended; absent otherwise. */
            suspension?: components["schemas"]["Suspension"];
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Whoever administrates a tenant. */
        TenantAdmin: {
            /**
             * @description The name they log in with.
             * @example anna@example.org
             */
            login: string;
        };
        /** @description What is shown with a tenant. */
        TenantExpanded: {
            /** @description Its plan; absent for none, or one that is another's to see. */
            plan?: components["schemas"]["Plan"];
        };
        /** @description Tenants. */
        TenantPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Tenant"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many there are on all pages; only when `count=true` was asked for.
             * @example 12
             */
            total?: number;
        };
        /** @description A merge patch of a tenant. */
        TenantPatch: {
            /**
             * @description What its reseller's own system calls it; null for nothing.
             * @example service-17
             */
            external_id?: string | null;
            /** @description Keys to be set; null takes one away. */
            metadata?: components["schemas"]["MetadataPatch"];
            /**
             * @description Its name.
             * @example acme
             */
            name?: string;
            /** @description Limits that hold instead of the plan's, in place of all it had. They must hold what is in use. */
            overrides?: components["schemas"]["SomeLimits"];
        };
        /**
         * @description What a tenant is to be. Other fields of a read tenant are ignored, so that what was read can be sent back; what is absent is as
         *     in a new tenant, but name and domains stay.
         */
        TenantReplacement: {
            /** @description Somebody who administrates it, and who is made when they are not there. */
            admin?: components["schemas"]["NewTenantAdmin"];
            /**
             * @description A domain that it has, and that is made when it is not there.
             * @example example.org
             */
            domain?: string | null;
            /**
             * @description What its reseller's own system calls it; where the path has it, ignored.
             * @example service-17
             */
            external_id?: string | null;
            /** @description Whatever is to be kept with it. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description Its name; absent to keep the one it has, or to be named after its domain.
             * @example acme
             */
            name?: string | null;
            /** @description Limits that hold instead of the plan's. */
            overrides?: components["schemas"]["SomeLimits"];
            /**
             * @description Its plan; absent or null for none. It must hold what is in use.
             * @example gold
             */
            plan?: string | null;
        };
        /**
         * @description How a tenant stands.
         * @enum {string}
         */
        TenantStatus: "active" | "suspended" | "terminated" | (string & {});
        /** @description An API token. Its secret is shown once. */
        Token: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             * @example 2027-01-05T09:00:00Z
             */
            expires_at: string | null;
            /**
             * @description The first characters of the secret, to tell tokens apart.
             * @example pp_api_7Fq2
             */
            hint: string;
            /**
             * @description Its identifier.
             * @example token_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was used last, give or take five minutes; null for never.
             * @example 2026-01-05T09:30:00Z
             */
            last_used_at: string | null;
            /**
             * @description What people call it.
             * @example billing panel
             */
            name: string;
            /**
             * @description The networks it may be used from; empty for everywhere.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            networks: string[];
            /** @description To whose things. */
            reach: components["schemas"]["TokenReach"];
            /**
             * Format: date-time
             * @description When it was revoked; null while it was not.
             * @example null
             */
            revoked_at: string | null;
            /** @description What it may do. */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The token itself, to be sent as `Authorization: Bearer …`. Only in the answer that made it; a repetition of that
             *     request with the same `Idempotency-Key` is answered without it.
             * @example pp_api_…
             */
            readonly secret?: string;
        };
        /** @description API tokens in the order they were made. */
        TokenPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Token"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description To whose things a token may do what it may. */
        TokenReach: {
            /**
             * @description The identifier of the tenant, domain or mailbox; null for the system.
             * @example ten_16h
             */
            id: string | null;
            /** @description What bounds it. */
            kind: components["schemas"]["ReachKind"];
        };
        /** @description A code of the telephone. */
        TotpCode: {
            /**
             * @description The code it shows.
             * @example 123456
             */
            code: string;
        };
        /**
         * @description What a telephone needs to show codes. Only in the answer that made it; a repetition of that request with the same
         *     `Idempotency-Key` is answered without it.
         */
        TotpEnrolment: {
            /**
             * @description The secret as a person types it.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret?: string;
            /**
             * @description The secret as a telephone reads it from a picture.
             * @example otpauth://totp/mx.example.org:anna?secret=JBSWY3DP
             */
            uri?: string;
        };
        /** @description What a tenant uses, as it stands at the moment, and what its mail moved in a month. */
        Usage: {
            /**
             * Format: int64
             * @description Aliases.
             * @example 3
             */
            aliases: number;
            /**
             * Format: int64
             * @description Contacts in the address books of domains.
             * @example 40
             */
            contacts: number;
            /**
             * @description The domain it had first; null for none.
             * @example example.org
             */
            domain: string | null;
            /**
             * Format: int64
             * @description Domains.
             * @example 2
             */
            domains: number;
            /**
             * @description What its reseller's own system calls it; null for nothing.
             * @example service-17
             */
            external_id: string | null;
            /**
             * @description The tenant's identifier.
             * @example ten_16h
             */
            id: string;
            /**
             * Format: int64
             * @description Mailboxes, but those that are deleted and can be restored.
             * @example 12
             */
            mailboxes: number;
            /**
             * Format: int64
             * @description Messages the mailboxes hold.
             * @example 1200
             */
            messages: number;
            /**
             * @description Its plan; null for none.
             * @example gold
             */
            plan: string | null;
            /**
             * Format: int64
             * @description Their octets.
             * @example 62914560
             */
            received_bytes: number;
            /**
             * Format: int64
             * @description Messages that mailboxes got in the month; one counts with each of them.
             * @example 840
             */
            received_messages: number;
            /**
             * Format: int64
             * @description Their octets.
             * @example 20971520
             */
            sent_bytes: number;
            /**
             * Format: int64
             * @description Messages that other servers took over in the month; one counts with each recipient.
             * @example 310
             */
            sent_messages: number;
            /** @description How it stands. */
            status: components["schemas"]["TenantStatus"];
            /**
             * Format: int64
             * @description Octets the mailboxes hold, also those that are deleted and can be restored.
             * @example 524310000
             */
            storage_bytes: number;
            /**
             * Format: int64
             * @description Octets they may hold; null for no limit.
             * @example 107374182400
             */
            storage_limit_bytes: number | null;
            /**
             * @description The tenant.
             * @example acme
             */
            tenant: string;
            /**
             * Format: int64
             * @description Tenants under it. What these have is counted in all the numbers too.
             * @example 0
             */
            tenants: number;
        };
        /** @description What tenants use, in the order they were made. */
        UsagePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Usage"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description An account at the vendor's. */
        VendorAccount: {
            /**
             * @description Its email address.
             * @example owner@example.org
             */
            email: string;
            /**
             * @description Its password: sent on, and kept nowhere.
             * @example correct horse battery
             */
            password: string;
        };
        /**
         * @description The form of messages.
         * @enum {string}
         */
        WebhookApiVersion: "v1";
        /** @description What came of one attempt. */
        WebhookAttempt: {
            /**
             * @description The first 1,024 bytes of the answer; null when there was none.
             * @example out of order
             */
            answer: string | null;
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-01-05T09:00:00Z
             */
            at: string;
            /**
             * Format: int64
             * @description How long it took, in thousandths of a second.
             * @example 83
             */
            duration_ms: number;
            /**
             * @description What went wrong, in words; null when an answer says it.
             * @example null
             */
            error: string | null;
            /**
             * Format: int64
             * @description Its number, from 1.
             * @example 1
             */
            number: number;
            /**
             * Format: int32
             * @description The status of the answer; null when there was none.
             * @example 500
             */
            status: number | null;
        };
        /**
         * @description To what something happened. The object itself is read by REST, with the rights of whoever reads: a message can arrive hours
         *     late and passes through logs on its way.
         */
        WebhookData: {
            /** @description What a reader needs when the object is gone or cannot say it itself; null for most events. */
            detail: Record<string, never> | null;
            /**
             * @description The object's identifier.
             * @example person_16j
             */
            object: string;
            /**
             * Format: int64
             * @description The object's revision after it.
             * @example 1
             */
            revision: number;
        };
        /** @description One event for one endpoint. */
        WebhookDelivery: {
            /**
             * @description What came of each attempt; of many, of the last 50.
             * @example []
             */
            attempts: components["schemas"]["WebhookAttempt"][];
            /**
             * Format: int64
             * @description How often it was tried since it was made, or since it was replayed.
             * @example 1
             */
            attempts_made: number;
            /**
             * @description What is sent.
             * @example {"type":"customer.created"}
             */
            body: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description For which endpoint.
             * @example endpoint_16j
             */
            endpoint: string;
            /**
             * Format: date-time
             * @description When the event happened.
             * @example 2026-01-05T09:00:00Z
             */
            event_at: string;
            /**
             * Format: date-time
             * @description When it arrived or was given up; null until then.
             * @example null
             */
            finished_at: string | null;
            /**
             * @description Its identifier.
             * @example delivery_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description When it is sent next; null when it is not.
             * @example 2026-01-05T09:00:05Z
             */
            next_attempt_at: string | null;
            /** @description How far it is. */
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * @description What happened.
             * @example customer.created
             */
            type: string;
            /**
             * @description What the receiver knows it by: the id of the event, the same at each attempt.
             * @example event_16j
             */
            webhook_id: string;
        };
        /** @description The deliveries of a webhook endpoint, the newest first. */
        WebhookDeliveryPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["WebhookDelivery"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description How far a delivery is.
         * @enum {string}
         */
        WebhookDeliveryStatus: "pending" | "delivered" | "failed" | (string & {});
        /** @description Somebody who is told of events by signed requests. The secret is shown once. */
        WebhookEndpoint: {
            /** @description The form of its messages. It stays when a later server makes others. */
            api_version: components["schemas"]["WebhookApiVersion"];
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description What people say of it.
             * @example The shop
             */
            description: string;
            /**
             * @description Why nothing is sent: `asked` when somebody said so, `gone` when the receiver answered 410, `failing` when every attempt
             *     failed for five days; null while something is sent.
             * @example null
             */
            disabled_reason: string | null;
            /**
             * @description Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all.
             * @example [
             *       "customer.*"
             *     ]
             */
            events: string[];
            /**
             * Format: date-time
             * @description Since when every attempt has failed; null when the last one arrived, or none was made.
             * @example null
             */
            failing_since: string | null;
            /**
             * @description Its identifier.
             * @example endpoint_16j
             */
            id: string;
            /**
             * Format: date-time
             * @description Until when the secret before signs too; null when there is none.
             * @example null
             */
            previous_secret_expires_at: string | null;
            /**
             * @description What to check `v1a` signatures with, for receivers that keep no secret.
             * @example whpk_…
             */
            readonly public_key: string;
            /**
             * @description What to check `v1` signatures with. Only in the answers that make it.
             * @example whsec_…
             */
            readonly secret?: string;
            /** @description Whether anything is sent. */
            status: components["schemas"]["WebhookStatus"];
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
            /**
             * @description Where requests go.
             * @example https://shop.example.com/hooks
             */
            url: string;
        };
        /** @description Webhook endpoints in the order they were made. */
        WebhookEndpointPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["WebhookEndpoint"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description What is to change of an endpoint. */
        WebhookEndpointPatch: {
            /**
             * @description What people say of it.
             * @example The shop
             */
            description?: string;
            /**
             * @description Which events it is told of from now on.
             * @example [
             *       "customer.*"
             *     ]
             */
            events?: string[];
            /** @description Whether anything is sent. */
            status?: components["schemas"]["WebhookStatus"];
            /**
             * @description Where requests go.
             * @example https://shop.example.com/hooks
             */
            url?: string;
        };
        /** @description What a webhook carries; the ground's engine writes it. */
        WebhookMessage: {
            /** @description To what. */
            data: components["schemas"]["WebhookData"];
            /**
             * Format: date-time
             * @description When it happened; when it was sent says `webhook-timestamp`.
             * @example 2026-01-05T09:00:00Z
             */
            timestamp: string;
            /**
             * @description What happened.
             * @example customer.created
             */
            type: string;
        };
        /** @description What is sent once more. */
        WebhookReplay: {
            /**
             * Format: date-time
             * @description What happened since then.
             * @example 2026-01-05T09:00:00Z
             */
            since: string;
            /** @description Which of that. Default all. */
            which?: components["schemas"]["ReplayOf"];
        };
        /**
         * @description Whether anything is sent.
         * @enum {string}
         */
        WebhookStatus: "enabled" | "disabled" | (string & {});
        /** @description Who is asking, and who answers. */
        WhoAmI: {
            /**
             * @description The server's name in mail.
             * @example mx.example.org
             */
            hostname: string;
            /**
             * @description The name the audit trail uses: `token:` and the token's id, or `system` on the server's private socket.
             * @example token:token_16j
             */
            principal: string;
            /** @description To whose things. */
            reach: components["schemas"]["TokenReach"];
            /** @description What may be done. */
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description The server's time.
             * @example 2026-01-05T09:00:00Z
             */
            time: string;
            /**
             * @description The server's version.
             * @example 0.1.0
             */
            version: string;
        };
    };
    responses: {
        /** @description The request cannot be understood. Codes: `malformed_json`, `malformed_condition`, `invalid_idempotency_key`, `invalid_path`, `invalid_query`, `invalid_cursor`, `broken_body`. */
        BadRequest: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not arrive in time. Codes: `body_timeout`. */
        BodyTimeout: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is longer than the server accepts. Codes: `body_too_large`. */
        BodyTooLarge: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request contradicts what is there. Codes: `already_exists`, `in_use`, `idempotency_in_flight`, `idempotency_outcome_unknown`, `idempotency_answer_not_kept`, `webhook_endpoint_disabled`, `ambiguous_external_id`, `cannot_listen`, `in_boot_file`, `deleted`, `usage_exceeds_plan`, `not_published`, `too_many_operations`, `license_server_not_named`, `license_refused`, `license_settings_unusable`, `not_licensed`, `nothing_to_choose`. */
        Conflict: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope that `detail` names, or what the code says stands in the way. Codes: `insufficient_scope`, `network_blocked`, `session_required`, `cross_site`, `limit_reached`, `not_in_plan`, `tenant_suspended`, `license_limit_reached`, `license_frozen`. */
        Forbidden: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What was asked for was here and is no more. Codes: `cursor_expired`. */
        Gone: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server failed. Its log says why. Codes: `internal`. */
        Internal: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such object. Codes: `not_found`. */
        NotFound: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The object was changed since you read it. Codes: `precondition_failed`. */
        PreconditionFailed: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests, or too many tokens that open nothing. Codes: `too_many_requests`. */
        TooManyRequests: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: string;
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no token, or it opens nothing. Codes: `unauthenticated`, `invalid_token`, `login_failed`, `second_factor_required`. */
        Unauthenticated: {
            headers: {
                /**
                 * @description The challenge of RFC 6750.
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server cannot do this at the moment. Try again later. Codes: `temporarily_unavailable`, `not_ready`, `license_server_unreachable`. */
        Unavailable: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: string;
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The rules refuse what the request holds; `errors` names the fields. Codes: `invalid_body`, `invalid_fields`, `idempotency_key_reused`, `license_response_refused`. */
        Unprocessable: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body's `Content-Type` is not the documented one. Codes: `unsupported_media_type`. */
        UnsupportedMediaType: {
            headers: {
                "License-Warning": components["headers"]["License-Warning"];
                /**
                 * @description The request's id, also in the problem.
                 * @example 0198f0c2
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Only while the licence wants everybody's attention: why, a reason after the other, each with the date from which it is worse (`freeze`: nothing can be added from then on). The reasons are those of `GET /v1/license`, with hyphens.
         * @example contact-lost; freeze=2026-12-22
         */
        "License-Warning": string;
    };
    pathItems: never;
}
export type AccessRule = components['schemas']['AccessRule'];
export type AccessRuleAction = components['schemas']['AccessRuleAction'];
export type AccessRuleKind = components['schemas']['AccessRuleKind'];
export type AccessRulePage = components['schemas']['AccessRulePage'];
export type AccessRulePatch = components['schemas']['AccessRulePatch'];
export type AccessRuleReplacement = components['schemas']['AccessRuleReplacement'];
export type AccessService = components['schemas']['AccessService'];
export type AcmeOrder = components['schemas']['AcmeOrder'];
export type ActiveMailboxes = components['schemas']['ActiveMailboxes'];
export type Administrator = components['schemas']['Administrator'];
export type AdministratorPage = components['schemas']['AdministratorPage'];
export type AdministratorPatch = components['schemas']['AdministratorPatch'];
export type AdministratorStatus = components['schemas']['AdministratorStatus'];
export type AdminPassword = components['schemas']['AdminPassword'];
export type Alias = components['schemas']['Alias'];
export type AliasPage = components['schemas']['AliasPage'];
export type AliasPatch = components['schemas']['AliasPatch'];
export type AliasPosting = components['schemas']['AliasPosting'];
export type AliasReplacement = components['schemas']['AliasReplacement'];
export type AppPassword = components['schemas']['AppPassword'];
export type AppPasswordPage = components['schemas']['AppPasswordPage'];
export type AppScope = components['schemas']['AppScope'];
export type AuditLine = components['schemas']['AuditLine'];
export type AuditPage = components['schemas']['AuditPage'];
export type Autoreply = components['schemas']['Autoreply'];
export type AutoreplyReplacement = components['schemas']['AutoreplyReplacement'];
export type Batch = components['schemas']['Batch'];
export type BatchMethod = components['schemas']['BatchMethod'];
export type BatchOrder = components['schemas']['BatchOrder'];
export type BatchRequest = components['schemas']['BatchRequest'];
export type BatchResult = components['schemas']['BatchResult'];
export type BatchResults = components['schemas']['BatchResults'];
export type Certificate = components['schemas']['Certificate'];
export type CertificatePage = components['schemas']['CertificatePage'];
export type CertificateReplacement = components['schemas']['CertificateReplacement'];
export type Conflict = components['schemas']['Conflict'];
export type Contact = components['schemas']['Contact'];
export type ContactEmail = components['schemas']['ContactEmail'];
export type ContactKind = components['schemas']['ContactKind'];
export type ContactPage = components['schemas']['ContactPage'];
export type ContactPhone = components['schemas']['ContactPhone'];
export type ContactPhoneKind = components['schemas']['ContactPhoneKind'];
export type ContactPlace = components['schemas']['ContactPlace'];
export type ContactReplacement = components['schemas']['ContactReplacement'];
export type ContactSphere = components['schemas']['ContactSphere'];
export type Delivery = components['schemas']['Delivery'];
export type DkimActivation = components['schemas']['DkimActivation'];
export type DkimKey = components['schemas']['DkimKey'];
export type DkimKeyPage = components['schemas']['DkimKeyPage'];
export type DkimKeyState = components['schemas']['DkimKeyState'];
export type DnsCheck = components['schemas']['DnsCheck'];
export type DnsCheckPage = components['schemas']['DnsCheckPage'];
export type DnsRecord = components['schemas']['DnsRecord'];
export type DnsRecordPage = components['schemas']['DnsRecordPage'];
export type DnsRecordPurpose = components['schemas']['DnsRecordPurpose'];
export type DnsRecordType = components['schemas']['DnsRecordType'];
export type DnsSettings = components['schemas']['DnsSettings'];
export type DnsSettingsPatch = components['schemas']['DnsSettingsPatch'];
export type DnsSettingsReplacement = components['schemas']['DnsSettingsReplacement'];
export type DnsStanding = components['schemas']['DnsStanding'];
export type Domain = components['schemas']['Domain'];
export type DomainExpanded = components['schemas']['DomainExpanded'];
export type DomainPage = components['schemas']['DomainPage'];
export type DomainPatch = components['schemas']['DomainPatch'];
export type DomainReplacement = components['schemas']['DomainReplacement'];
export type DomainStatus = components['schemas']['DomainStatus'];
export type DomainVerification = components['schemas']['DomainVerification'];
export type Event = components['schemas']['Event'];
export type EventPage = components['schemas']['EventPage'];
export type Exceeded = components['schemas']['Exceeded'];
export type FailedLogins = components['schemas']['FailedLogins'];
export type FailedLoginsPage = components['schemas']['FailedLoginsPage'];
export type Feature = components['schemas']['Feature'];
export type FieldError = components['schemas']['FieldError'];
export type Forwarding = components['schemas']['Forwarding'];
export type ForwardingReplacement = components['schemas']['ForwardingReplacement'];
export type Grant = components['schemas']['Grant'];
export type GrantPage = components['schemas']['GrantPage'];
export type Health = components['schemas']['Health'];
export type HealthStatus = components['schemas']['HealthStatus'];
export type ImapSettings = components['schemas']['ImapSettings'];
export type ImapSettingsPatch = components['schemas']['ImapSettingsPatch'];
export type ImapSettingsReplacement = components['schemas']['ImapSettingsReplacement'];
export type License = components['schemas']['License'];
export type LicenseAccountLink = components['schemas']['LicenseAccountLink'];
export type LicenseAddon = components['schemas']['LicenseAddon'];
export type LicenseHealth = components['schemas']['LicenseHealth'];
export type LicenseMaintenance = components['schemas']['LicenseMaintenance'];
export type LicenseProduct = components['schemas']['LicenseProduct'];
export type LicensePurpose = components['schemas']['LicensePurpose'];
export type LicenseReason = components['schemas']['LicenseReason'];
export type LicenseReceipt = components['schemas']['LicenseReceipt'];
export type LicenseRequest = components['schemas']['LicenseRequest'];
export type LicenseResponse = components['schemas']['LicenseResponse'];
export type LicenseSettings = components['schemas']['LicenseSettings'];
export type LicenseSettingsPatch = components['schemas']['LicenseSettingsPatch'];
export type LicenseSettingsReplacement = components['schemas']['LicenseSettingsReplacement'];
export type LicenseUse = components['schemas']['LicenseUse'];
export type Limits = components['schemas']['Limits'];
export type Listener = components['schemas']['Listener'];
export type ListenerPage = components['schemas']['ListenerPage'];
export type ListenerReplacement = components['schemas']['ListenerReplacement'];
export type ListenerService = components['schemas']['ListenerService'];
export type ListenerSource = components['schemas']['ListenerSource'];
export type ListenerStatus = components['schemas']['ListenerStatus'];
export type LoginMeans = components['schemas']['LoginMeans'];
export type LoginSettings = components['schemas']['LoginSettings'];
export type LoginSettingsPatch = components['schemas']['LoginSettingsPatch'];
export type LoginSettingsReplacement = components['schemas']['LoginSettingsReplacement'];
export type Mailbox = components['schemas']['Mailbox'];
export type MailboxExpanded = components['schemas']['MailboxExpanded'];
export type MailboxPage = components['schemas']['MailboxPage'];
export type MailboxPatch = components['schemas']['MailboxPatch'];
export type MailboxRename = components['schemas']['MailboxRename'];
export type MailboxReplacement = components['schemas']['MailboxReplacement'];
export type MailboxStatus = components['schemas']['MailboxStatus'];
export type MailProtocol = components['schemas']['MailProtocol'];
export type MailSession = components['schemas']['MailSession'];
export type MailSessionPage = components['schemas']['MailSessionPage'];
export type Me = components['schemas']['Me'];
export type MeKind = components['schemas']['MeKind'];
export type Message = components['schemas']['Message'];
export type MessageCounts = components['schemas']['MessageCounts'];
export type MessageEvent = components['schemas']['MessageEvent'];
export type MessageEventKind = components['schemas']['MessageEventKind'];
export type MessageOrigin = components['schemas']['MessageOrigin'];
export type MessageOutcome = components['schemas']['MessageOutcome'];
export type MessagePage = components['schemas']['MessagePage'];
export type MessageRecipient = components['schemas']['MessageRecipient'];
export type MessageRecipientStatus = components['schemas']['MessageRecipientStatus'];
export type MessageTrace = components['schemas']['MessageTrace'];
export type Metadata = components['schemas']['Metadata'];
export type MetadataPatch = components['schemas']['MetadataPatch'];
export type NewAccessRule = components['schemas']['NewAccessRule'];
export type NewAdministrator = components['schemas']['NewAdministrator'];
export type NewAlias = components['schemas']['NewAlias'];
export type NewAppPassword = components['schemas']['NewAppPassword'];
export type NewDomain = components['schemas']['NewDomain'];
export type NewLicenseActivation = components['schemas']['NewLicenseActivation'];
export type NewLicenseRequest = components['schemas']['NewLicenseRequest'];
export type NewLicenseTrial = components['schemas']['NewLicenseTrial'];
export type NewMailbox = components['schemas']['NewMailbox'];
export type NewMailboxSsoLink = components['schemas']['NewMailboxSsoLink'];
export type NewOAuthClient = components['schemas']['NewOAuthClient'];
export type NewOperation = components['schemas']['NewOperation'];
export type NewOwnAccessRule = components['schemas']['NewOwnAccessRule'];
export type NewPlan = components['schemas']['NewPlan'];
export type NewSession = components['schemas']['NewSession'];
export type NewSsoLink = components['schemas']['NewSsoLink'];
export type NewSsoSession = components['schemas']['NewSsoSession'];
export type NewSuspension = components['schemas']['NewSuspension'];
export type NewTenant = components['schemas']['NewTenant'];
export type NewTenantAdmin = components['schemas']['NewTenantAdmin'];
export type NewToken = components['schemas']['NewToken'];
export type NewWebhookEndpoint = components['schemas']['NewWebhookEndpoint'];
export type OAuthClient = components['schemas']['OAuthClient'];
export type OAuthClientPage = components['schemas']['OAuthClientPage'];
export type OAuthClientReplacement = components['schemas']['OAuthClientReplacement'];
export type OAuthClientStatus = components['schemas']['OAuthClientStatus'];
export type OAuthSettings = components['schemas']['OAuthSettings'];
export type OAuthSettingsPatch = components['schemas']['OAuthSettingsPatch'];
export type OAuthSettingsReplacement = components['schemas']['OAuthSettingsReplacement'];
export type Operation = components['schemas']['Operation'];
export type OperationError = components['schemas']['OperationError'];
export type OperationFault = components['schemas']['OperationFault'];
export type OperationKind = components['schemas']['OperationKind'];
export type OperationPage = components['schemas']['OperationPage'];
export type OperationProgress = components['schemas']['OperationProgress'];
export type OperationResult = components['schemas']['OperationResult'];
export type OperationResultPage = components['schemas']['OperationResultPage'];
export type OperationStatus = components['schemas']['OperationStatus'];
export type Passage = components['schemas']['Passage'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type PasswordProof = components['schemas']['PasswordProof'];
export type Plan = components['schemas']['Plan'];
export type PlanChange = components['schemas']['PlanChange'];
export type PlanPage = components['schemas']['PlanPage'];
export type PlanPatch = components['schemas']['PlanPatch'];
export type PlanReplacement = components['schemas']['PlanReplacement'];
export type Problem = components['schemas']['Problem'];
export type QueueMessage = components['schemas']['QueueMessage'];
export type QueueMessageDetail = components['schemas']['QueueMessageDetail'];
export type QueueMessagePage = components['schemas']['QueueMessagePage'];
export type QueueRecipient = components['schemas']['QueueRecipient'];
export type QueueSettings = components['schemas']['QueueSettings'];
export type QueueSettingsPatch = components['schemas']['QueueSettingsPatch'];
export type QueueSettingsReplacement = components['schemas']['QueueSettingsReplacement'];
export type QueueStatus = components['schemas']['QueueStatus'];
export type ReachKind = components['schemas']['ReachKind'];
export type Renewal = components['schemas']['Renewal'];
export type ReplayOf = components['schemas']['ReplayOf'];
export type RetentionSettings = components['schemas']['RetentionSettings'];
export type RetentionSettingsPatch = components['schemas']['RetentionSettingsPatch'];
export type RetentionSettingsReplacement = components['schemas']['RetentionSettingsReplacement'];
export type RoutingSettings = components['schemas']['RoutingSettings'];
export type RoutingSettingsPatch = components['schemas']['RoutingSettingsPatch'];
export type RoutingSettingsReplacement = components['schemas']['RoutingSettingsReplacement'];
export type Scope = components['schemas']['Scope'];
export type SecretRotation = components['schemas']['SecretRotation'];
export type ServerSettings = components['schemas']['ServerSettings'];
export type ServerSettingsPatch = components['schemas']['ServerSettingsPatch'];
export type ServerSettingsReplacement = components['schemas']['ServerSettingsReplacement'];
export type Session = components['schemas']['Session'];
export type SessionPage = components['schemas']['SessionPage'];
export type SettingsField = components['schemas']['SettingsField'];
export type SettingsGroup = components['schemas']['SettingsGroup'];
export type SettingsGroupPage = components['schemas']['SettingsGroupPage'];
export type SmtpSettings = components['schemas']['SmtpSettings'];
export type SmtpSettingsPatch = components['schemas']['SmtpSettingsPatch'];
export type SmtpSettingsReplacement = components['schemas']['SmtpSettingsReplacement'];
export type SomeLimits = components['schemas']['SomeLimits'];
export type SsoLink = components['schemas']['SsoLink'];
export type SsoTarget = components['schemas']['SsoTarget'];
export type Suspension = components['schemas']['Suspension'];
export type SuspensionMode = components['schemas']['SuspensionMode'];
export type Task = components['schemas']['Task'];
export type TaskOutcome = components['schemas']['TaskOutcome'];
export type TaskPage = components['schemas']['TaskPage'];
export type TaskRun = components['schemas']['TaskRun'];
export type Tenant = components['schemas']['Tenant'];
export type TenantAdmin = components['schemas']['TenantAdmin'];
export type TenantExpanded = components['schemas']['TenantExpanded'];
export type TenantPage = components['schemas']['TenantPage'];
export type TenantPatch = components['schemas']['TenantPatch'];
export type TenantReplacement = components['schemas']['TenantReplacement'];
export type TenantStatus = components['schemas']['TenantStatus'];
export type Token = components['schemas']['Token'];
export type TokenPage = components['schemas']['TokenPage'];
export type TokenReach = components['schemas']['TokenReach'];
export type TotpCode = components['schemas']['TotpCode'];
export type TotpEnrolment = components['schemas']['TotpEnrolment'];
export type Usage = components['schemas']['Usage'];
export type UsagePage = components['schemas']['UsagePage'];
export type VendorAccount = components['schemas']['VendorAccount'];
export type WebhookApiVersion = components['schemas']['WebhookApiVersion'];
export type WebhookAttempt = components['schemas']['WebhookAttempt'];
export type WebhookData = components['schemas']['WebhookData'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryPage = components['schemas']['WebhookDeliveryPage'];
export type WebhookDeliveryStatus = components['schemas']['WebhookDeliveryStatus'];
export type WebhookEndpoint = components['schemas']['WebhookEndpoint'];
export type WebhookEndpointPage = components['schemas']['WebhookEndpointPage'];
export type WebhookEndpointPatch = components['schemas']['WebhookEndpointPatch'];
export type WebhookMessage = components['schemas']['WebhookMessage'];
export type WebhookReplay = components['schemas']['WebhookReplay'];
export type WebhookStatus = components['schemas']['WebhookStatus'];
export type WhoAmI = components['schemas']['WhoAmI'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBodyTimeout = components['responses']['BodyTimeout'];
export type ResponseBodyTooLarge = components['responses']['BodyTooLarge'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseGone = components['responses']['Gone'];
export type ResponseInternal = components['responses']['Internal'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponsePreconditionFailed = components['responses']['PreconditionFailed'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthenticated = components['responses']['Unauthenticated'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ResponseUnprocessable = components['responses']['Unprocessable'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type HeaderLicenseWarning = components['headers']['License-Warning'];
export type $defs = Record<string, never>;
export interface operations {
    list_access_rules: {
        parameters: {
            query?: {
                /**
                 * @description Only those that do this.
                 * @example block
                 */
                action?: "block" | "allow";
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only those of this domain and its mailboxes.
                 * @example example.org
                 */
                domain?: string;
                /**
                 * @description Only those that look at this.
                 * @example sender
                 */
                kind?: "network" | "sender" | "recipient";
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those of this mailbox.
                 * @example anna@example.org
                 */
                mailbox?: string;
                /**
                 * @description Only those with this in their pattern, or with this identifier.
                 * @example spammer
                 */
                search?: string;
                /**
                 * @description Only those of this tenant, its domains and mailboxes.
                 * @example acme
                 */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRulePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccessRule"];
            };
        };
        responses: {
            /** @description The rule was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_access_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRuleReplacement"];
            };
        };
        responses: {
            /** @description The rule as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["AccessRulePatch"];
            };
        };
        responses: {
            /** @description The rule as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_administrators: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of administrators. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministratorPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_administrator: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAdministrator"];
            };
        };
        responses: {
            /** @description The administrator was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Administrator"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The administrator's login.
                 * @example anna@example.org
                 */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The administrator. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Administrator"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_administrator: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The administrator's login.
                 * @example anna@example.org
                 */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The administrator is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_administrator: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The administrator's login.
                 * @example anna@example.org
                 */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["AdministratorPatch"];
            };
        };
        responses: {
            /** @description The administrator as they are now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Administrator"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_administrator_totp: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The administrator's login.
                 * @example anna@example.org
                 */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No code is asked for any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_aliases: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only those in this domain.
                 * @example example.org
                 */
                domain?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in their address.
                 * @example info
                 */
                search?: string;
                /**
                 * @description The list's order. Default `address`.
                 * @example -created_at
                 */
                sort?: "address" | "-address" | "created_at" | "-created_at";
                /**
                 * @description Only those that lead there.
                 * @example anna@example.org
                 */
                target?: string;
                /**
                 * @description Only those of this tenant.
                 * @example acme
                 */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of aliases. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_alias: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlias"];
            };
        };
        responses: {
            /** @description The alias was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alias"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The alias's address.
                 * @example info@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alias. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alias"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_alias: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The alias's address.
                 * @example info@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasReplacement"];
            };
        };
        responses: {
            /** @description The alias as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alias"];
                };
            };
            /** @description The alias was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alias"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_alias: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The alias's address.
                 * @example info@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alias is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_alias: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The alias's address.
                 * @example info@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["AliasPatch"];
            };
        };
        responses: {
            /** @description The alias as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alias"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_app_password: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The password's id.
                 * @example app_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_audit_lines: {
        parameters: {
            query?: {
                /**
                 * @description Only what this one did, such as `token:token_16j`.
                 * @example token:token_16j
                 */
                actor?: string;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only what was done to this object, such as `domain:example.org`.
                 * @example domain:example.org
                 */
                object?: string;
                /**
                 * @description Only what was done then or later.
                 * @example 2026-01-05T09:00:00Z
                 */
                since?: string;
                /**
                 * @description Only what was done before then.
                 * @example 2026-01-06T09:00:00Z
                 */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the audit trail. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_batch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description What came of each. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_certificates: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificates. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The certificate's name.
                 * @example mail.example.org
                 */
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_certificate: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Its name: lower-case letters, digits, hyphens and dots.
                 * @example mail.example.org
                 */
                certificate: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateReplacement"];
            };
        };
        responses: {
            /** @description The certificate as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description The certificate was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_certificate: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The certificate's name.
                 * @example mail.example.org
                 */
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renew_certificate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The certificate's name.
                 * @example mail.example.org
                 */
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate as it is now; what comes of it is seen in a moment. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_domains: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description What is shown with each, in `expanded`.
                 * @example tenant
                 */
                expand?: "tenant";
                /**
                 * @description Only those that the caller's own system calls so.
                 * @example service-17
                 */
                external_id?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in their name.
                 * @example example
                 */
                search?: string;
                /**
                 * @description The list's order. Default `name`.
                 * @example -created_at
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /**
                 * @description Only those that stand so.
                 * @example active
                 */
                status?: "active" | "disabled";
                /**
                 * @description Only those of this tenant.
                 * @example acme
                 */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of domains. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_domain: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDomain"];
            };
        };
        responses: {
            /** @description The domain was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_domain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_domain: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainReplacement"];
            };
        };
        responses: {
            /** @description The domain as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /** @description The domain was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_domain: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_domain: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["DomainPatch"];
            };
        };
        responses: {
            /** @description The domain as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in a name, an address of mail, a number, a category, or in where they work.
                 * @example harbour
                 */
                search?: string;
                /**
                 * @description The list's order. Default `name`.
                 * @example -created_at
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
            };
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_contact: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactReplacement"];
            };
        };
        responses: {
            /** @description The contact as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The contact was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_contact: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dkim_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    activate_dkim_keys: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DkimActivation"];
            };
        };
        responses: {
            /** @description All keys of the domain. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotate_dkim_keys: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All keys of the domain. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dns_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every wanted record, and how it stands. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsCheckPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dns_records: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All wanted records. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsRecordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    verify_domain: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The domain's name.
                 * @example example.org
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainVerification"];
            };
        };
        responses: {
            /** @description The domain, which takes part in mail. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_domain_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_domain_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainReplacement"];
            };
        };
        responses: {
            /** @description The domain as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /** @description The domain was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_domain_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_domain_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["DomainPatch"];
            };
        };
        responses: {
            /** @description The domain as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_contacts_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in a name, an address of mail, a number, a category, or in where they work.
                 * @example harbour
                 */
                search?: string;
                /**
                 * @description The list's order. Default `name`.
                 * @example -created_at
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
            };
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_contact_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_contact_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactReplacement"];
            };
        };
        responses: {
            /** @description The contact as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The contact was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_contact_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
                /**
                 * @description What it is known by there.
                 * @example supplier-17
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dkim_keys_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    activate_dkim_keys_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DkimActivation"];
            };
        };
        responses: {
            /** @description All keys of the domain. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotate_dkim_keys_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All keys of the domain. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dns_check_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every wanted record, and how it stands. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsCheckPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_dns_records_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All wanted records. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsRecordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    verify_domain_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainVerification"];
            };
        };
        responses: {
            /** @description The domain, which takes part in mail. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_events: {
        parameters: {
            query?: {
                /**
                 * @description What happened after this event: its id. Instead of `cursor`.
                 * @example event_16j
                 */
                after?: string;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only events of these kinds, separated by commas: kinds, beginnings such as `domain.*`, or `*` for all.
                 * @example domain.*,mailbox.created
                 */
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_event_stream: {
        parameters: {
            query?: {
                /**
                 * @description What happened after this event: its id. Instead of `cursor`.
                 * @example event_16j
                 */
                after?: string;
                /**
                 * @description Only events of these kinds, separated by commas: kinds, beginnings such as `domain.*`, or `*` for all.
                 * @example domain.*,mailbox.created
                 */
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happens from now on. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_failed_logins: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, by network. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedLoginsPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    forget_failed_logins: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description An address in the network.
                 * @example 192.0.2.7
                 */
                network: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its failed logins are forgotten. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_grant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The grant's id.
                 * @example grt_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program may do nothing any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_license_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the licence is. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseHealth"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_liveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every listener serves and the database answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_license: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_license: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The licence was given up. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseReceipt"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_license_account_link: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseAccountLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_license_activation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLicenseActivation"];
            };
        };
        responses: {
            /** @description The licence as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_active_mailboxes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActiveMailboxes"];
            };
        };
        responses: {
            /** @description The licence as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_license_refresh: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The licence as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_license_request: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLicenseRequest"];
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_license_response: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenseResponse"];
            };
        };
        responses: {
            /** @description The licence as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_license_trial: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLicenseTrial"];
            };
        };
        responses: {
            /** @description The licence as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["License"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_listeners: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of listeners. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenerPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_listener: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The listener's name.
                 * @example office
                 */
                listener: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listener. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_listener: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The listener's name.
                 * @example office
                 */
                listener: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenerReplacement"];
            };
        };
        responses: {
            /** @description The listener as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            /** @description The address is listened on. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_listener: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The listener's name.
                 * @example office
                 */
                listener: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is not listened on any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mail_sessions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only those to mailboxes of this domain.
                 * @example example.org
                 */
                domain?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those to this mailbox.
                 * @example anna@example.org
                 */
                mailbox?: string;
                /**
                 * @description Only those from this address.
                 * @example 192.0.2.7
                 */
                peer_ip?: string;
                /**
                 * @description Only those that speak this.
                 * @example imap
                 */
                protocol?: "imap" | "pop3" | "submission";
                /**
                 * @description Only those to mailboxes of this tenant.
                 * @example acme
                 */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest login first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_mail_session: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The session's id.
                 * @example mse_1dyz3h0k2w
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session ends. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mailboxes: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only those in this domain.
                 * @example example.org
                 */
                domain?: string;
                /**
                 * @description What is shown with each, in `expanded`.
                 * @example domain
                 */
                expand?: "domain";
                /**
                 * @description Only those that the caller's own system calls so.
                 * @example user-4711
                 */
                external_id?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in their address or name.
                 * @example anna
                 */
                search?: string;
                /**
                 * @description The list's order. Default `address`.
                 * @example -created_at
                 */
                sort?: "address" | "-address" | "created_at" | "-created_at";
                /**
                 * @description Only those that stand so. Deleted ones are listed only when they are asked for.
                 * @example active
                 */
                status?: "active" | "staged" | "disabled" | "deleted";
                /**
                 * @description Only those of this tenant.
                 * @example acme
                 */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of mailboxes. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailbox"];
            };
        };
        responses: {
            /** @description The mailbox was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxReplacement"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description The mailbox was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
                /**
                 * @description How long it can be restored: an ISO 8601 duration in weeks, days, hours or less. Default `P30D`; `P0D` deletes it for good at
                 *     once.
                 * @example P30D
                 */
                purge_after?: string;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox is deleted and can be restored. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description The mailbox is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["MailboxPatch"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mailbox_app_passwords: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPasswordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_mailbox_app_password: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppPassword"];
            };
        };
        responses: {
            /** @description The password was made. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPassword"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox_autoreply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its answer, whether or not it is given now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox_autoreply: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutoreplyReplacement"];
            };
        };
        responses: {
            /** @description What it answers by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    forget_mailbox_failed_logins: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox_forwarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its addresses; none while it sends nothing on. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox_forwarding: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardingReplacement"];
            };
        };
        responses: {
            /** @description Where it sends its mail on to by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mailbox_grants: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rename_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxRename"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restore_mailbox: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_mailbox_sso_link: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailboxSsoLink"];
            };
        };
        responses: {
            /** @description The link, this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_mailbox_totp: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No code is asked for any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxReplacement"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description The mailbox was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_mailbox_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
                /**
                 * @description How long it can be restored: an ISO 8601 duration in weeks, days, hours or less. Default `P30D`; `P0D` deletes it for good at
                 *     once.
                 * @example P30D
                 */
                purge_after?: string;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox is deleted and can be restored. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description The mailbox is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_mailbox_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["MailboxPatch"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mailbox_app_passwords_by_external_id: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPasswordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_mailbox_app_password_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppPassword"];
            };
        };
        responses: {
            /** @description The password was made. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPassword"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox_autoreply_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its answer, whether or not it is given now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox_autoreply_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutoreplyReplacement"];
            };
        };
        responses: {
            /** @description What it answers by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    forget_mailbox_failed_logins_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_mailbox_forwarding_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its addresses; none while it sends nothing on. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_mailbox_forwarding_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardingReplacement"];
            };
        };
        responses: {
            /** @description Where it sends its mail on to by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_mailbox_grants_by_external_id: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rename_mailbox_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxRename"];
            };
        };
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restore_mailbox_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_mailbox_sso_link_by_external_id: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailboxSsoLink"];
            };
        };
        responses: {
            /** @description The link, this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_mailbox_totp_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No code is asked for any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person whose session it is. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_own_access_rules: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRulePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_own_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnAccessRule"];
            };
        };
        responses: {
            /** @description The rule was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_own_access_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_own_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRuleReplacement"];
            };
        };
        responses: {
            /** @description The rule as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_own_access_rule: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The rule's id.
                 * @example acr_16n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_own_app_passwords: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPasswordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_own_app_password: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppPassword"];
            };
        };
        responses: {
            /** @description The password was made. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPassword"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_own_app_password: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The password's id.
                 * @example app_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_own_autoreply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its answer, whether or not it is given now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_own_autoreply: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutoreplyReplacement"];
            };
        };
        responses: {
            /** @description What it answers by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autoreply"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_my_contacts: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this in a name, an address of mail, a number, a category, or in where they work.
                 * @example harbour
                 */
                search?: string;
                /**
                 * @description The list's order. Default `name`.
                 * @example -created_at
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_own_forwarding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its addresses; none while it sends nothing on. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_own_forwarding: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardingReplacement"];
            };
        };
        responses: {
            /** @description Where it sends its mail on to by now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forwarding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_own_grants: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, the oldest first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_own_grant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The grant's id.
                 * @example grt_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program may do nothing any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_own_mail_sessions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest login first. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_own_mail_session: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The session's id.
                 * @example mse_1dyz3h0k2w
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session ends. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_own_password: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password is another one; log in again. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_own_totp: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a telephone needs, this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_own_totp: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description No code is asked for any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_totp_confirmation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description A code is asked for from now on. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_messages: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those with this Message-ID, with or without its angle brackets.
                 * @example 20260105.1@elsewhere.example
                 */
                message_id?: string;
                /**
                 * @description Only those for this recipient, as it was named or where that led: an address, or `@` and a domain.
                 * @example @example.org
                 */
                recipient?: string;
                /**
                 * @description Only those of this sender: an address, or `@` and a domain.
                 * @example cora@elsewhere.example
                 */
                sender?: string;
                /**
                 * @description Only those that began then or later.
                 * @example 2026-01-05T09:00:00Z
                 */
                since?: string;
                /**
                 * @description Only those that began before.
                 * @example 2026-01-05T10:00:00Z
                 */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_message_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The message's id, in either case of letters.
                 * @example 1hn4pf9k2c0v3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message and all that happened to it. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTrace"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_oauth_clients: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of programs. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClientPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_oauth_client: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOAuthClient"];
            };
        };
        responses: {
            /** @description The program is known. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_oauth_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The program's id.
                 * @example client_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_oauth_client: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The program's id.
                 * @example client_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OAuthClientReplacement"];
            };
        };
        responses: {
            /** @description The program as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_oauth_client: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The program's id.
                 * @example client_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotate_oauth_client_secret: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The program's id.
                 * @example client_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program, with its secret this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClient"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_operations: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those that stand so.
                 * @example running
                 */
                status?: "waiting" | "running" | "done" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of operations. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_operation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOperation"];
            };
        };
        responses: {
            /** @description The operation was taken on. */
            202: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_operation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The operation's identifier.
                 * @example op_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancel_operation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The operation's identifier.
                 * @example op_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_operation_results: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only those that failed, or only those that did not.
                 * @example true
                 */
                failed?: boolean;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The operation's identifier.
                 * @example op_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationResultPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_plans: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of plans. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_plan: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description The plan was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The plan's name.
                 * @example gold
                 */
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_plan: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The plan's name.
                 * @example gold
                 */
                plan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanReplacement"];
            };
        };
        responses: {
            /** @description The plan as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The plan was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_plan: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The plan's name.
                 * @example gold
                 */
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_plan: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The plan's name.
                 * @example gold
                 */
                plan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["PlanPatch"];
            };
        };
        responses: {
            /** @description The plan as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_queue_messages: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMessagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_queue_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The message's id.
                 * @example que_16p
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMessageDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_queue_message: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The message's id.
                 * @example que_16p
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    hold_queue_message: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The message's id.
                 * @example que_16p
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMessageDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    release_queue_message: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The message's id.
                 * @example que_16p
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMessageDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    retry_queue_message: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The message's id.
                 * @example que_16p
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMessageDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description The session began. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The session's id.
                 * @example token_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_current_session: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every group. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsGroupPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_dns_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_dns_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DnsSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_dns_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["DnsSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DnsSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_imap_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImapSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_imap_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImapSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImapSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_imap_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ImapSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImapSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_license_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_license_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenseSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_license_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["LicenseSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_login_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_login_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_login_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["LoginSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_oauth_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_oauth_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OAuthSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_oauth_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["OAuthSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_queue_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_queue_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_queue_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["QueueSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_retention_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_retention_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_retention_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["RetentionSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_routing_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_routing_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_routing_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["RoutingSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_server_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_server_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_server_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ServerSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_smtp_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_smtp_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpSettingsReplacement"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_smtp_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["SmtpSettingsPatch"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_sso_link: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSsoLink"];
            };
        };
        responses: {
            /** @description The link, this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_sso_session: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSsoSession"];
            };
        };
        responses: {
            /** @description The session began. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every task. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The task's name.
                 * @example scrub
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_task: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The task's name.
                 * @example scrub
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task will run. */
            202: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_tenants: {
        parameters: {
            query?: {
                /**
                 * @description Whether the answer says in `total` how many there are on all pages.
                 * @example true
                 */
                count?: boolean;
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description What is shown with each, in `expanded`.
                 * @example plan
                 */
                expand?: "plan";
                /**
                 * @description Only those that the caller's own system calls so.
                 * @example service-17
                 */
                external_id?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those under this reseller.
                 * @example bighost
                 */
                parent?: string;
                /**
                 * @description Only those on this plan of the caller's.
                 * @example gold
                 */
                plan?: string;
                /**
                 * @description Only those with this in their name or external identifier.
                 * @example acme
                 */
                search?: string;
                /**
                 * @description The list's order. Default `name`.
                 * @example -created_at
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /**
                 * @description Only those that stand so. Terminated ones are listed only when they are asked for.
                 * @example active
                 */
                status?: "active" | "suspended" | "terminated";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenant"];
            };
        };
        responses: {
            /** @description The tenant was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_tenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The tenant's name.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantReplacement"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The tenant was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
                /**
                 * @description How long it can be restored: an ISO 8601 duration in weeks, days, hours or less. Default `P30D`; `P0D` deletes it for good at
                 *     once.
                 * @example P30D
                 */
                purge_after?: string;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant is terminated and can be restored. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The tenant is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_admin_password_change: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminPassword"];
            };
        };
        responses: {
            /** @description The password is another one. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_tenant_plan: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renew_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Renewal"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restore_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    suspend_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuspension"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsuspend_tenant: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_tenant_usage: {
        parameters: {
            query?: {
                /**
                 * @description The month whose traffic is told, in UTC. Default: the one that it is.
                 * @example 2026-01
                 */
                month?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The tenant's name or identifier.
                 * @example acme
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the tenant uses. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_tenant_by_external_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantReplacement"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The tenant was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
                /**
                 * @description How long it can be restored: an ISO 8601 duration in weeks, days, hours or less. Default `P30D`; `P0D` deletes it for good at
                 *     once.
                 * @example P30D
                 */
                purge_after?: string;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant is terminated and can be restored. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The tenant is gone. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    run_admin_password_change_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminPassword"];
            };
        };
        responses: {
            /** @description The password is another one. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replace_tenant_plan_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renew_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Renewal"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restore_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    suspend_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuspension"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsuspend_tenant_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_tenant_usage_by_external_id: {
        parameters: {
            query?: {
                /**
                 * @description The month whose traffic is told, in UTC. Default: the one that it is.
                 * @example 2026-01
                 */
                month?: string;
            };
            header?: never;
            path: {
                /**
                 * @description What the caller's own system calls the object. Where several objects that the caller may see have the same, the answer is 409 `ambiguous_external_id`.
                 * @example service-17
                 */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the tenant uses. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_token: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description The token was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token's id.
                 * @example token_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_token: {
        parameters: {
            query?: {
                /**
                 * @description Whether everything is checked and nothing kept. The answer is the one the request would have got, with `Dry-Run: true`;
                 *     identifiers in it are never given out.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The token's id.
                 * @example token_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token opens nothing any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_usage: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description The month whose traffic is told, in UTC. Default: the one that it is.
                 * @example 2026-01
                 */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants with what they use. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_webhook_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example delivery_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replay_webhook_delivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example delivery_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is to be sent. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_webhook_endpoints: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_webhook_endpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint was made. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_webhook_endpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_webhook_endpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is sent to it any more. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_webhook_endpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
                 * @example "r3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["WebhookEndpointPatch"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                /** @description Where to go on: `next_cursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many objects to return, 1 to 100. Default 50.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only those that are so far.
                 * @example failed
                 */
                status?: components["schemas"]["WebhookDeliveryStatus"];
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The next page, `rel="next"` (RFC 8288); absent on the last.
                     * @example </v1/domains?cursor=ImEi>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replay_webhook_events: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description It is being sent; the endpoint's deliveries show how far it is. */
            204: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotate_webhook_secret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The endpoint with its new secret, this once. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    test_webhook_endpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of your choice for this request: 1 to 255 visible ASCII characters, quoted or bare. Sent again with the same key within 24 hours, the request is not done again but answered again, with `Idempotent-Replayed: true`.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its id.
                 * @example endpoint_16j
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery; read it to see what came of it. */
            201: {
                headers: {
                    /**
                     * @description The version of the object, for `If-Match`.
                     * @example "r3"
                     */
                    ETag?: string;
                    "License-Warning": components["headers"]["License-Warning"];
                    /**
                     * @description The path of the object.
                     * @example /v1/domains/example.org
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    read_whoami: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is asking. */
            200: {
                headers: {
                    "License-Warning": components["headers"]["License-Warning"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    on_access_rule_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_access_rule_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_access_rule_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_password_changed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_second_factor_begun: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_second_factor_off: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_second_factor_on: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_administrator_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_alias_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_alias_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_alias_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_certificate_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_certificate_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_certificate_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_client_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_client_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_client_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_contact_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_contact_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_contact_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_dkim_activated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_dkim_rotated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_given: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_domain_verified: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_license_contact_lost: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_license_state_changed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_listener_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_listener_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_listener_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_app_password_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_app_password_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_autoreply_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_forwarding_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_given: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_grant_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_password_changed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_purged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_renamed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_restored: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_second_factor_begun: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_second_factor_off: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_second_factor_on: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_mailbox_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_operation_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_operation_ended: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_plan_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_plan_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_plan_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_queue_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_queue_held: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_queue_released: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_queue_retried: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_settings_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_purged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_renewed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_restored: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_suspended: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_terminated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_unsuspended: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_tenant_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_token_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_token_revoked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_endpoint_created: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_endpoint_deleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_endpoint_disabled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_endpoint_secret_rotated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_endpoint_updated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_test: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event's id, the same at each attempt.
                 * @example event_16j
                 */
                "webhook-id": string;
                /**
                 * @description Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` Ed25519 under its key. One that fits is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
                /**
                 * @description When it was sent, in seconds since 1970.
                 * @example 1767603600
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

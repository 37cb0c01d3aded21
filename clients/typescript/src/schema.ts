// What the API takes and answers. Made from the API's OpenAPI document by clients/generate; not for editing.

export interface paths {
    "/v1/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists aliases by address. */
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
         * Makes the alias, or gives it these targets if it exists.
         * @description `If-None-Match: *` only makes it, `If-Match: *` only changes it.
         */
        put: operations["replace_alias"];
        post?: never;
        /** Deletes an alias. Its targets stay. */
        delete: operations["delete_alias"];
        options?: never;
        head?: never;
        /** Gives an alias other targets. */
        patch: operations["update_alias"];
        trace?: never;
    };
    "/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists domains by name. */
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
        put?: never;
        post?: never;
        /** Deletes a domain that holds no mailboxes and aliases any more, with its signing keys. */
        delete: operations["delete_domain"];
        options?: never;
        head?: never;
        /** Changes a domain. */
        patch: operations["update_domain"];
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
    "/v1/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists mailboxes by address, with what they hold. */
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
        put?: never;
        post?: never;
        /**
         * Deletes a mailbox with everything in it.
         * @description This cannot be undone: to switch a mailbox off and keep its mail, set its `status` to `disabled`.
         */
        delete: operations["delete_mailbox"];
        options?: never;
        head?: never;
        /**
         * Changes a mailbox: its password, name, quota or status.
         * @description The `ETag` follows these fields alone, not what the mailbox holds.
         */
        patch: operations["update_mailbox"];
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
         * @description The answer holds the secret in `secret`, this once. Nobody can give away a scope they do not have.
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
            /**
             * @description Where its mail goes, here or elsewhere.
             * @example [
             *       "anna@example.org",
             *       "bert@elsewhere.example"
             *     ]
             */
            targets: string[];
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Aliases by address. */
        AliasPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Alias"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description A merge patch of an alias. */
        AliasPatch: {
            /**
             * @description Where its mail goes: 1 to 1000 addresses, in place of all it had.
             * @example [
             *       "anna@example.org",
             *       "bert@elsewhere.example"
             *     ]
             */
            targets?: string[];
        };
        /** @description What an alias is to be. Fields of a read alias beside `targets` are ignored, so that what was read can be sent back. */
        AliasReplacement: {
            /**
             * @description Where its mail goes: 1 to 1000 addresses, here or elsewhere.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            targets: string[];
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
            next_cursor?: string | null;
        };
        /**
         * @description What a DNS record is for.
         * @enum {string}
         */
        DnsRecordPurpose: "receive" | "spf" | "dkim" | "dmarc" | (string & {});
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
        /** @description A domain we take mail for. */
        Domain: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description Its identifier.
             * @example dom_16j
             */
            id: string;
            /**
             * @description Its name in A-labels, lower case: its key in the path.
             * @example example.org
             */
            name: string;
            /** @description Whether it takes part in mail. */
            status: components["schemas"]["DomainStatus"];
            /**
             * Format: date-time
             * @description When it was changed last.
             * @example 2026-01-05T09:00:00Z
             */
            updated_at: string;
        };
        /** @description Domains by name. */
        DomainPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Domain"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description A merge patch of a domain. */
        DomainPatch: {
            /** @description Whether it takes part in mail. */
            status?: components["schemas"]["DomainStatus"];
        };
        /**
         * @description Whether a domain takes part in mail.
         * @enum {string}
         */
        DomainStatus: "active" | "disabled" | (string & {});
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
        /** @description How people log in. */
        LoginSettings: {
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
            /** @description Whether SCRAM-SHA-256 is offered. It needs a second verifier beside each Argon2id hash, made when a password is set while this is on; whoever steals the database can try passwords against it about a hundred times faster. */
            scram?: boolean | null;
        };
        /** @description What a person logs in to, and what it holds. */
        Mailbox: {
            /**
             * @description Its address, normalised: the name to log in with, and its key in the path.
             * @example anna@example.org
             */
            address: string;
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
            /**
             * @description Its identifier.
             * @example mbx_16k
             */
            id: string;
            /**
             * Format: int64
             * @description Messages it holds.
             * @example 12
             */
            message_count: number;
            /**
             * Format: int64
             * @description Octets it may hold; null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes: number | null;
            /** @description Whether it may be used. */
            status: components["schemas"]["MailboxStatus"];
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
        /** @description Mailboxes by address. */
        MailboxPage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["Mailbox"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor?: string | null;
        };
        /** @description A merge patch of a mailbox: what is absent stays as it is. */
        MailboxPatch: {
            /**
             * @description The name people see; null for none.
             * @example Anna Example
             */
            display_name?: string | null;
            /**
             * Format: password
             * @description The new password: at least 8 characters. Sessions that are logged in stay so.
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
        /**
         * @description Whether a mailbox may be used.
         * @enum {string}
         */
        MailboxStatus: "active" | "disabled" | (string & {});
        /** @description An alias to be made. */
        NewAlias: {
            /**
             * @description Its address, in a domain of this server.
             * @example info@example.org
             */
            address: string;
            /**
             * @description Where its mail goes: 1 to 1000 addresses, here or elsewhere.
             * @example [
             *       "anna@example.org"
             *     ]
             */
            targets: string[];
        };
        /** @description A domain to be made. */
        NewDomain: {
            /**
             * @description Its name, in Unicode or A-labels.
             * @example example.org
             */
            name: string;
            /** @description Whether it takes part in mail at once. Default `active`. */
            status?: components["schemas"]["DomainStatus"];
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
             * Format: password
             * @description Its password: at least 8 characters.
             * @example correct horse battery
             */
            password: string;
            /**
             * Format: int64
             * @description Octets it may hold; absent or null for as many as there is room.
             * @example 1073741824
             */
            quota_bytes?: number | null;
            /** @description Whether it may be used at once. Default `active`. */
            status?: components["schemas"]["MailboxStatus"];
        };
        /** @description A token to be made. */
        NewToken: {
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
        };
        /** @description What went wrong, RFC 9457. */
        Problem: {
            /**
             * @description What went wrong, for a program. Stable.
             * @example invalid_body
             */
            code: string;
            /** @description What happened and what to do next, for a person. */
            detail: string;
            /** @description The fields at fault, when fields are. */
            errors?: components["schemas"]["FieldError"][];
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
        };
        /** @description Messages on their way out, oldest first. */
        QueueMessagePage: {
            /** @description The objects, in the list's order. */
            data: components["schemas"]["QueueMessage"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last. */
            next_cursor?: string | null;
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
        /**
         * @description Whether a message or recipient is attempted.
         * @enum {string}
         */
        QueueStatus: "active" | "held" | (string & {});
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
        /**
         * @description What a token may do: `area:read`, `area:write` (which includes reading), or `admin` for everything.
         * @enum {string}
         */
        Scope: "admin" | "domains:read" | "domains:write" | "mailboxes:read" | "mailboxes:write" | "aliases:read" | "aliases:write" | "queue:read" | "queue:write" | "settings:read" | "settings:write" | "license:read" | "license:write" | "tasks:read" | "tasks:write" | "tokens:read" | "tokens:write" | "metrics:read" | "metrics:write" | (string & {});
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
        };
        /** @description A merge patch of `server`: absent fields stay, null puts the default back. */
        ServerSettingsPatch: {
            /** @description The name in greetings, trace lines and `Authentication-Results`; empty for the machine's own. */
            hostname?: string | null;
            /** @description Where mail to a domain's `postmaster` goes when nothing else stands there, where reports of failed deliveries are copied, and who is written to while the licence needs looking after. While it is empty, such mail and copies go to nobody, and of the licence the postmaster of the first domain is told. */
            postmaster?: string | null;
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
            next_cursor?: string | null;
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
            next_cursor?: string | null;
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
            next_cursor?: string | null;
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
        /** @description The request contradicts what is there. Codes: `already_exists`, `in_use`, `idempotency_in_flight`, `idempotency_outcome_unknown`, `idempotency_answer_not_kept`, `license_server_not_named`, `license_refused`, `license_settings_unusable`, `not_licensed`, `nothing_to_choose`. */
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
        /** @description The token lacks the scope that `detail` names, or what the code says stands in the way. Codes: `insufficient_scope`, `license_limit_reached`, `license_frozen`. */
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
        /** @description There is no token, or it opens nothing. Codes: `unauthenticated`, `invalid_token`. */
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
export type ActiveMailboxes = components['schemas']['ActiveMailboxes'];
export type Alias = components['schemas']['Alias'];
export type AliasPage = components['schemas']['AliasPage'];
export type AliasPatch = components['schemas']['AliasPatch'];
export type AliasReplacement = components['schemas']['AliasReplacement'];
export type DnsRecord = components['schemas']['DnsRecord'];
export type DnsRecordPage = components['schemas']['DnsRecordPage'];
export type DnsRecordPurpose = components['schemas']['DnsRecordPurpose'];
export type DnsRecordType = components['schemas']['DnsRecordType'];
export type DnsSettings = components['schemas']['DnsSettings'];
export type DnsSettingsPatch = components['schemas']['DnsSettingsPatch'];
export type Domain = components['schemas']['Domain'];
export type DomainPage = components['schemas']['DomainPage'];
export type DomainPatch = components['schemas']['DomainPatch'];
export type DomainStatus = components['schemas']['DomainStatus'];
export type FieldError = components['schemas']['FieldError'];
export type Health = components['schemas']['Health'];
export type HealthStatus = components['schemas']['HealthStatus'];
export type ImapSettings = components['schemas']['ImapSettings'];
export type ImapSettingsPatch = components['schemas']['ImapSettingsPatch'];
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
export type LicenseUse = components['schemas']['LicenseUse'];
export type LoginSettings = components['schemas']['LoginSettings'];
export type LoginSettingsPatch = components['schemas']['LoginSettingsPatch'];
export type Mailbox = components['schemas']['Mailbox'];
export type MailboxPage = components['schemas']['MailboxPage'];
export type MailboxPatch = components['schemas']['MailboxPatch'];
export type MailboxStatus = components['schemas']['MailboxStatus'];
export type NewAlias = components['schemas']['NewAlias'];
export type NewDomain = components['schemas']['NewDomain'];
export type NewLicenseActivation = components['schemas']['NewLicenseActivation'];
export type NewLicenseRequest = components['schemas']['NewLicenseRequest'];
export type NewLicenseTrial = components['schemas']['NewLicenseTrial'];
export type NewMailbox = components['schemas']['NewMailbox'];
export type NewToken = components['schemas']['NewToken'];
export type Problem = components['schemas']['Problem'];
export type QueueMessage = components['schemas']['QueueMessage'];
export type QueueMessageDetail = components['schemas']['QueueMessageDetail'];
export type QueueMessagePage = components['schemas']['QueueMessagePage'];
export type QueueRecipient = components['schemas']['QueueRecipient'];
export type QueueSettings = components['schemas']['QueueSettings'];
export type QueueSettingsPatch = components['schemas']['QueueSettingsPatch'];
export type QueueStatus = components['schemas']['QueueStatus'];
export type RetentionSettings = components['schemas']['RetentionSettings'];
export type RetentionSettingsPatch = components['schemas']['RetentionSettingsPatch'];
export type RoutingSettings = components['schemas']['RoutingSettings'];
export type RoutingSettingsPatch = components['schemas']['RoutingSettingsPatch'];
export type Scope = components['schemas']['Scope'];
export type ServerSettings = components['schemas']['ServerSettings'];
export type ServerSettingsPatch = components['schemas']['ServerSettingsPatch'];
export type SettingsField = components['schemas']['SettingsField'];
export type SettingsGroup = components['schemas']['SettingsGroup'];
export type SettingsGroupPage = components['schemas']['SettingsGroupPage'];
export type SmtpSettings = components['schemas']['SmtpSettings'];
export type SmtpSettingsPatch = components['schemas']['SmtpSettingsPatch'];
export type Task = components['schemas']['Task'];
export type TaskOutcome = components['schemas']['TaskOutcome'];
export type TaskPage = components['schemas']['TaskPage'];
export type TaskRun = components['schemas']['TaskRun'];
export type Token = components['schemas']['Token'];
export type TokenPage = components['schemas']['TokenPage'];
export type VendorAccount = components['schemas']['VendorAccount'];
export type WhoAmI = components['schemas']['WhoAmI'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBodyTimeout = components['responses']['BodyTimeout'];
export type ResponseBodyTooLarge = components['responses']['BodyTooLarge'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
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
    list_aliases: {
        parameters: {
            query?: {
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
    list_domains: {
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
    delete_domain: {
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
    list_mailboxes: {
        parameters: {
            query?: {
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
    delete_mailbox: {
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
                 * @description The mailbox's address.
                 * @example anna@example.org
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
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
                "application/json": components["schemas"]["DnsSettings"];
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
                "application/json": components["schemas"]["ImapSettings"];
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
                "application/json": components["schemas"]["LicenseSettings"];
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
                "application/json": components["schemas"]["LoginSettings"];
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
                "application/json": components["schemas"]["QueueSettings"];
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
                "application/json": components["schemas"]["RetentionSettings"];
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
                "application/json": components["schemas"]["RoutingSettings"];
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
                "application/json": components["schemas"]["ServerSettings"];
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
                "application/json": components["schemas"]["SmtpSettings"];
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
}

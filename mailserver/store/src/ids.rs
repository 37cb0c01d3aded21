//! The identifiers of everything the store keeps. All come from one head, so none is ever used twice, for anything.

use foundation::id_type;

id_type!(
    /// Whoever has domains here. `TenantId(0)` is the server itself.
    TenantId, "ten");
id_type!(
    /// What tenants are sold.
    PlanId, "plan");
id_type!(
    /// Somebody who administrates.
    AdministratorId, "adm");
id_type!(
    /// A domain.
    DomainId, "dom");
id_type!(
    /// A mailbox: what a person logs in to.
    MailboxId, "mbx");
id_type!(
    /// A password of a mailbox for one program.
    AppPasswordId, "app");
id_type!(
    /// A program that people let act for them.
    ClientId, "client");
id_type!(
    /// A mail program that is logged in.
    MailSessionId, "mse");
id_type!(
    /// What a person let a program do.
    GrantId, "grt");
id_type!(
    /// An alias.
    AliasId, "als");
id_type!(
    /// Somebody in a domain's address book.
    ContactId, "con");
id_type!(
    /// A passkey of somebody who logs in.
    PasskeyId, "pky");
id_type!(
    /// Work that goes on after its request was answered.
    OperationId, "op");
id_type!(
    /// A rule on whom mail is taken from, whom it goes to, or who may connect.
    AccessRuleId, "acr");
id_type!(
    /// An address that is listened on.
    ListenerId, "lsn");
id_type!(
    /// A certificate.
    CertificateId, "crt");
id_type!(
    /// A DKIM key.
    DkimKeyId, "dkm");
id_type!(
    /// A folder of a mailbox.
    FolderId, "fld");
id_type!(
    /// A message in a folder.
    MessageId, "msg");
id_type!(
    /// The bytes of a message, shared by all that hold it.
    BodyId, "bdy");
id_type!(
    /// A message on its way out.
    QueueId, "que");
id_type!(
    /// One recipient of a message on its way out.
    RecipientId, "rcp");
id_type!(
    /// A segment file.
    SegmentId, "seg");

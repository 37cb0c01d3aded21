<?php

// Makes a domain with a mailbox, lists everybody, and changes what nobody else changed meanwhile.
//
// usage: PENNYPOST_URL=https://mail.example.org PENNYPOST_TOKEN=pp_… php examples/welcome.php example.org

declare(strict_types=1);

use Pennypost\Client;
use Pennypost\Problem;

require __DIR__ . '/../autoload.php';

$domain = $argv[1];
$mail = new Client(getenv('PENNYPOST_URL'), getenv('PENNYPOST_TOKEN'));
try {
    $mail->createDomain(['name' => $domain]);
} catch (Problem $problem) {
    $problem->code === 'already_exists' || throw $problem;
}
$made = $mail->createMailbox([
    'address' => "anna@$domain",
    'password' => 'correct horse battery',
    'quota_bytes' => 5 << 30,
]);
echo "{$made->address} is {$made->status}\n";

// Lists are read page after page.
foreach ($mail->listMailboxes(domain: $domain) as $mailbox) {
    echo "{$mailbox->address} {$mailbox->used_bytes}\n";
}

// A change that is refused when somebody else was faster.
try {
    $mail->updateMailbox($made->address, ['quota_bytes' => null], ifMatch: $made->etag());
} catch (Problem $problem) {
    $problem->code === 'precondition_failed' || throw $problem;
    echo "read it again first\n";
}

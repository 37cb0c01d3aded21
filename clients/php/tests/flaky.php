<?php

// A neighbour in between that loses things: it passes requests on, and says 503 or nothing where it is told to. `lost` is
// done but not answered, `busy` is not done, everything after is passed on. It prints its address, then each request's
// `Idempotency-Key`.
//
// usage: php flaky.php http://SERVER [busy|lost …]

declare(strict_types=1);

[, $behind] = $argv;
$plan = array_slice($argv, 2);
$door = stream_socket_server('tcp://127.0.0.1:0');
echo 'http://', stream_socket_get_name($door, false), "\n";

while ($client = stream_socket_accept($door, -1)) {
    $head = '';
    while (!str_ends_with($head, "\r\n\r\n") && ($line = fgets($client)) !== false) {
        $head .= $line;
    }
    if ($head === '') {
        continue;
    }
    $length = preg_match('/^content-length: *(\d+)/mi', $head, $found) ? (int) $found[1] : 0;
    $body = $length > 0 ? stream_get_contents($client, $length) : '';
    echo preg_match('/^idempotency-key: *(\S+)/mi', $head, $found) ? $found[1] : '-', "\n";
    $fate = array_shift($plan) ?? 'passed';
    if ($fate === 'busy') {
        fwrite($client, "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    } else {
        $server = stream_socket_client(str_replace('http://', 'tcp://', $behind));
        fwrite($server, str_replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", $head) . $body);
        $answer = stream_get_contents($server);
        if ($fate !== 'lost') {
            fwrite($client, $answer);
        }
    }
    fclose($client);
}

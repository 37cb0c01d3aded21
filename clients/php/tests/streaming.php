<?php

// A server of events that breaks the stream off. It prints its address, then each request's `Last-Event-ID`.

declare(strict_types=1);

$ok = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
$answers = [
    "$ok: hello\n\nid: event_1\nevent: domain.created\ndata: {\"a\":1}\n\nid: event_2\ndata: cut",
    "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n",
    "{$ok}id: event_2\r\ndata: two\r\ndata: lines\r\n\r\n",
    "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n{\"code\": \"insufficient_scope\", \"detail\": \"No.\"}",
];
$door = stream_socket_server('tcp://127.0.0.1:0');
echo 'http://', stream_socket_get_name($door, false), "\n";
foreach ($answers as $answer) {
    $client = stream_socket_accept($door, -1);
    $last = '-';
    while (($line = fgets($client)) !== false && trim($line) !== '') {
        $last = preg_match('/^last-event-id: *(\S+)/i', $line, $found) ? $found[1] : $last;
    }
    echo "$last\n";
    fwrite($client, $answer);
    fclose($client);
}

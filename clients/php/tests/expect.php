<?php

// What the tests say things with. A test is a function; the first that does not hold ends the run with status 1.

declare(strict_types=1);

require_once __DIR__ . '/../autoload.php';

set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

function same(mixed $is, mixed $shall, string $what = ''): void
{
    if ($is !== $shall) {
        throw new LogicException("$what is " . var_export($is, true) . ', not ' . var_export($shall, true));
    }
}

/** @template T of Throwable @param class-string<T> $kind @return T */
function thrown(string $kind, Closure $call): Throwable
{
    try {
        $call();
    } catch (Throwable $thrown) {
        if ($thrown instanceof $kind) {
            return $thrown;
        }
        throw $thrown;
    }
    throw new LogicException("nothing is thrown, where $kind should be");
}

/** @param array<string, Closure> $tests */
function run(array $tests, ?Closure $before = null, ?Closure $after = null): void
{
    foreach ($tests as $name => $test) {
        try {
            $before && $before();
            $test();
            $after && $after();
        } catch (Throwable $thrown) {
            echo "$name: FAILED\n$thrown\n";
            exit(1);
        }
        echo "$name\n";
    }
}

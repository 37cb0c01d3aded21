<?php

// Loads the classes of this client where they are used, with Composer or without.

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'Pennypost\\')) {
        return;
    }
    $name = substr($class, strlen('Pennypost\\'));
    $file = __DIR__ . '/src/' . (str_starts_with($name, 'Type\\') ? 'Types' : $name) . '.php';
    if (is_file($file)) {
        require_once $file;
    }
});

<?php

// Checks the settings and then becomes Apache, so that the container's signals reach it.

declare(strict_types=1);

$missing = array_filter(
    ['STUDENT_API_URL', 'STUDENT_API_USER', 'STUDENT_API_PASSWORD'],
    static fn (string $name): bool => (string) getenv($name) === '',
);
$problem = $missing !== [] ? 'set ' . implode(', ', $missing) . ' in the environment' : null;
if ($problem === null && preg_match('~^https?://[^/@\s]+~', (string) getenv('STUDENT_API_URL')) !== 1) {
    $problem = 'STUDENT_API_URL is not an http or https URL without credentials';
}
if ($problem !== null) {
    fwrite(STDERR, "website: $problem\n");
    exit(1);
}
pcntl_exec('/usr/sbin/apache2', ['-f', '/srv/website/apache.conf', '-DFOREGROUND']);

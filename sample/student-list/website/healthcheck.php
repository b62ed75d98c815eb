<?php

// The container's health check: succeeds when the site answers its health endpoint with 200.

declare(strict_types=1);

$body = @file_get_contents('http://127.0.0.1:8080/health', false, stream_context_create(['http' => ['timeout' => 2]]));
exit($body === false ? 1 : 0);

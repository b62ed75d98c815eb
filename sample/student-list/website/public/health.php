<?php

// The site's own health. Whether the API answers shows on the front page, which is 503 where it does not.

declare(strict_types=1);

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['status' => 'ok']), "\n";

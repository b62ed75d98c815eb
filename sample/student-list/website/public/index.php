<?php

declare(strict_types=1);

namespace StudentList;

require __DIR__ . '/../src/StudentApi.php';
require __DIR__ . '/../src/Page.php';

header('Content-Type: text/html; charset=utf-8');
header('Cache-Control: no-store');
try {
    echo Page::students(StudentApi::fromEnvironment()->ages());
} catch (ApiUnavailable $unavailable) {
    error_log('student API: ' . $unavailable->getMessage());
    http_response_code(503);
    echo Page::unavailable();
}

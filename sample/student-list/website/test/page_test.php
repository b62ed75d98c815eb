<?php

// Tests of the page and of the API client: php test/page_test.php

declare(strict_types=1);

namespace StudentList;

require __DIR__ . '/../src/StudentApi.php';
require __DIR__ . '/../src/Page.php';

$passed = 0;
$failed = 0;

function check(string $behaviour, bool $holds): void
{
    global $passed, $failed;
    $holds ? $passed++ : $failed++;
    echo $holds ? 'ok    ' : 'FAIL  ', $behaviour, "\n";
}

function refuses(string $body): bool
{
    try {
        StudentApi::parse($body, 'http://api/ages');
        return false;
    } catch (ApiUnavailable) {
        return true;
    }
}

$page = Page::students(['alice' => '12', 'bob' => '13']);
check('lists every student with the age', str_contains($page, '>alice</th>') && str_contains($page, '>13</td>'));
check('counts the students', str_contains($page, '<caption>2 students</caption>'));
check('says that there is no student', str_contains(Page::students([]), 'There are no students yet.'));

$hostile = Page::students(['<script>alert(1)</script>' => '"><img src=x onerror=alert(1)>', "\xff" => '1']);
check('escapes names and ages', !preg_match('~<script|<img~i', $hostile));
check('shows invalid UTF-8 as a replacement character', str_contains($hostile, "\u{FFFD}</th>"));
check('keeps names that are numbers', str_contains(Page::students([7 => '12']), '>7</th>'));
check('says that the API does not answer', str_contains(Page::unavailable(), 'role="alert"'));

check('reads the answer of the API', StudentApi::parse('{"student_ages": {"bob": "13"}}', '') === ['bob' => '13']);
check('reads an empty answer', StudentApi::parse('{"student_ages": {}}', '') === []);
foreach (['', '[]', '{"student_ages": 1}', '{"student_ages": {"bob": 13}}', '{"student_ages": {"bob": {}}}', 'null'] as $body) {
    check("refuses the answer '$body'", refuses($body));
}

try {
    (new StudentApi('http://127.0.0.1:1', 'user', 'secret-password'))->ages();
    check('reports an API that cannot be reached', false);
} catch (ApiUnavailable $unavailable) {
    check('reports an API that cannot be reached', str_contains($unavailable->getMessage(), 'no answer'));
    check('keeps the password out of the message', !str_contains($unavailable->getMessage(), 'secret'));
}

echo "$passed passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);

<?php

declare(strict_types=1);

namespace StudentList;

/** The page as HTML. Every value that comes from outside is escaped here and nowhere else. */
final class Page
{
    /** @param array<int|string, string> $ages ages by name */
    public static function students(array $ages): string
    {
        if ($ages === []) {
            return self::frame('Students', '<p class="note">There are no students yet.</p>');
        }
        $rows = '';
        foreach ($ages as $name => $age) {
            $rows .= self::row((string) $name, $age);
        }
        $count = count($ages) === 1 ? '1 student' : count($ages) . ' students';
        return self::frame('Students', <<<HTML
            <table>
              <caption>$count</caption>
              <thead><tr><th scope="col">Name</th><th scope="col" class="age">Age</th></tr></thead>
              <tbody>
            $rows  </tbody>
            </table>
            HTML);
    }

    public static function unavailable(): string
    {
        return self::frame('Students are not available', <<<'HTML'
            <p class="note problem" role="alert">The student API does not answer. The list comes back when it does: please
            try again in a minute.</p>
            HTML);
    }

    private static function row(string $name, string $age): string
    {
        $initial = self::escape(preg_match('~^.~u', $name, $first) === 1 ? strtoupper($first[0]) : '?');
        $name = self::escape($name);
        $age = self::escape($age);
        return <<<HTML
                <tr>
                  <th scope="row"><span class="initial" aria-hidden="true">$initial</span>$name</th>
                  <td class="age">$age</td>
                </tr>

            HTML;
    }

    private static function frame(string $heading, string $content): string
    {
        return <<<HTML
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>$heading – student list</title>
              <link rel="stylesheet" href="/style.css">
              <link rel="icon" href="/icon.svg" type="image/svg+xml">
            </head>
            <body>
            <main>
            <p class="brand">Student list</p>
            <h1>$heading</h1>
            $content
            </main>
            <footer>Delivered by Slipway</footer>
            </body>
            </html>

            HTML;
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    }
}

<?php

declare(strict_types=1);

namespace StudentList;

/** The student API could not be asked, or answered something else than names and ages. */
final class ApiUnavailable extends \RuntimeException
{
}

/** The student API, as its client sees it: names and ages over HTTP with basic authentication. */
final class StudentApi
{
    private const PATH = '/pozos/api/v1.0/get_student_ages';
    private const TIMEOUT_SECONDS = 3;
    private const MAX_BYTES = 1_000_000;

    public function __construct(
        private readonly string $baseUrl,
        private readonly string $user,
        private readonly string $password,
    ) {
    }

    /** Reads STUDENT_API_URL, STUDENT_API_USER and STUDENT_API_PASSWORD. */
    public static function fromEnvironment(): self
    {
        return new self(
            rtrim((string) getenv('STUDENT_API_URL'), '/'),
            (string) getenv('STUDENT_API_USER'),
            (string) getenv('STUDENT_API_PASSWORD'),
        );
    }

    /**
     * @return array<string, string> ages by name
     * @throws ApiUnavailable with a text for the log; it holds no credentials
     */
    public function ages(): array
    {
        $url = $this->baseUrl . self::PATH;
        $body = @file_get_contents($url, false, $this->request(), 0, self::MAX_BYTES);
        $status = isset($http_response_header) ? self::status($http_response_header) : 0;
        if ($body === false || $status !== 200) {
            throw new ApiUnavailable("GET $url: " . ($status === 0 ? 'no answer' : "status $status"));
        }
        return self::parse($body, $url);
    }

    /**
     * @return array<string, string>
     * @throws ApiUnavailable where the body is not the JSON that the API promises
     */
    public static function parse(string $body, string $url): array
    {
        $answer = json_decode($body, true);
        $ages = is_array($answer) ? ($answer['student_ages'] ?? null) : null;
        if (!is_array($ages) || array_filter($ages, 'is_string') !== $ages) {
            throw new ApiUnavailable("GET $url: the body is not a list of ages");
        }
        return $ages;
    }

    /** @return resource */
    private function request()
    {
        return stream_context_create(['http' => [
            'header' => 'Authorization: Basic ' . base64_encode("{$this->user}:{$this->password}"),
            'timeout' => self::TIMEOUT_SECONDS,
            'follow_location' => 0,
            'ignore_errors' => true,
        ]]);
    }

    /** @param list<string> $headers */
    private static function status(array $headers): int
    {
        return preg_match('~^HTTP/\S+ (\d{3})~', $headers[0] ?? '', $match) === 1 ? (int) $match[1] : 0;
    }
}

"""The container's health check: succeeds when the API answers its health endpoint with 200."""

import sys
import urllib.error
import urllib.request

try:
    urllib.request.urlopen("http://127.0.0.1:5000/health", timeout=2)
except (urllib.error.URLError, OSError) as error:
    sys.exit(f"unhealthy: {error}")

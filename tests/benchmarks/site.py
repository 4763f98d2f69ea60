"""The site and, in the same server, what it is measured against: a bare page, a naive list."""

from django.conf import settings

from questionbank.wsgi import application as site

settings.ROOT_URLCONF = "tests.benchmarks.urls"

BODY = b"<!DOCTYPE html><title>bare</title><p>bare</p>"


def application(environ, start_response):
    if environ["PATH_INFO"] == "/bare":
        start_response(
            "200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]
        )
        return [BODY]
    return site(environ, start_response)

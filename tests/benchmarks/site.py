"""The site and, beside it in the same server, a bare page without Django to measure against."""

from questionbank.wsgi import application as site

BODY = b"<!DOCTYPE html><title>bare</title><p>bare</p>"


def application(environ, start_response):
    if environ["PATH_INFO"] == "/bare":
        start_response(
            "200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]
        )
        return [BODY]
    return site(environ, start_response)

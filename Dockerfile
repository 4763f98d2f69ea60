# The site as one image: locked packages, static files compressed at build time, no root at run time.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /site
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-deps --require-hashes -r requirements.txt && /venv/bin/pip check
COPY manage.py gunicorn.conf.py ./
COPY questionbank questionbank
COPY interviews interviews
COPY templates templates
COPY static static
COPY fixtures fixtures
RUN VAR_DIR=/var/bank /venv/bin/python manage.py collectstatic --noinput && rm -f /var/bank/secret-key

FROM python:3.11-slim
# --build-arg PACKAGES="tesseract-ocr tesseract-ocr-chi-sim libreoffice-writer-nogui" also reads scans and old .doc files.
ARG PACKAGES=""
RUN test -z "$PACKAGES" || { apt-get update -q && apt-get install -y -q --no-install-recommends $PACKAGES \
    && rm -rf /var/lib/apt/lists/*; }
RUN useradd --system --uid 10001 --home-dir /var/bank bank
COPY --from=build /venv /venv
COPY --from=build /site /site
COPY --from=build --chown=bank /var/bank /var/bank
ENV PATH=/venv/bin:$PATH VAR_DIR=/var/bank HOST=0.0.0.0 PYTHONUNBUFFERED=1
WORKDIR /site
USER bank
VOLUME /var/bank
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["sh", "-c", "python manage.py prepare && { python -m questionbank.worker & exec python -m gunicorn; }"]

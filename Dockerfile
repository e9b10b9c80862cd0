# docker build -t ckit . && docker run --rm -v "$PWD/site:/site:ro" ckit audit /site
FROM python:3.12-slim
WORKDIR /src
COPY . .
RUN python -m pip install --no-cache-dir . && rm -rf /src && useradd --create-home ckit
USER ckit
WORKDIR /site
ENV PYTHONUTF8=1
ENTRYPOINT ["ckit"]
CMD ["--help"]

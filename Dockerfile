FROM python:3.12-slim
COPY . /src
RUN pip install --no-cache-dir /src && useradd graphsvc && install -d -o graphsvc -g graphsvc /data
USER graphsvc
ENV GRAPHSVC_DATA=/data
VOLUME /data
EXPOSE 8000
CMD ["graphsvc", "serve", "--host", "0.0.0.0"]

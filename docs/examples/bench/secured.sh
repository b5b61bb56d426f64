#!/bin/bash
# A board that sends a frame over TLS for each "press", with OpenSSL: it believes the CA that the bench gives it, and shows the
# certificate that it was given.
echo "Idle"
while read -r line; do
  answer=$({ printf W0A1B050001; sleep 1; } |
    openssl s_client -connect "$BENCH_SERVER_HOST:$BENCH_SERVER_TLS_PORT" -servername wwep.wa101.cypress.com -quiet \
      -CAfile "$BENCH_CA_FILE" -cert "$BENCH_CERT_FILE" -key "$BENCH_KEY_FILE" \
      -verify_return_error -verify_hostname wwep.wa101.cypress.com 2>&1)
  case $answer in
    *A0A1B050001*) echo "server answers A0A1B050001" ;;
    *) echo "no answer: $(grep -o 'certificate has expired' <<<"$answer" | head -1)" ;;
  esac
done

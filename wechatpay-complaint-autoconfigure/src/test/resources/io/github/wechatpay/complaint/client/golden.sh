#!/bin/sh
# Makes the golden values of GoldenSignatureTests with nothing but openssl, so that the
# library is compared with an implementation that shares no code with it:
#
#   golden-key.pem          an RSA key that exists for these tests only and opens nothing
#   golden-NAME.txt         a message as WeChat Pay's documents define it
#   golden-NAME.signature   its signature: SHA-256, RSA PKCS#1 v1.5, base64 in one line
#
# The messages of requests are METHOD\nPATH?QUERY\nTIMESTAMP\nNONCE\nBODY\n, those of
# answers TIMESTAMP\nNONCE\nBODY\n. RSA PKCS#1 v1.5 is deterministic: run again with the
# same key, this script changes nothing. Without golden-key.pem it makes a new one.
#
# Usage: cd here && sh golden.sh
set -eu

[ -f golden-key.pem ] || openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out golden-key.pem 2> /dev/null

sign() {
	openssl dgst -sha256 -sign golden-key.pem "golden-$1.txt" | openssl base64 -A > "golden-$1.signature"
}

path=/v3/global/merchant-service/complaint-notifications
tail='1767225600\n593BEC0C930BF1AFEB40B4A08C8FB242\n'

printf "POST\n$path\n$tail"'{"url":"https://pay.example.com/投诉/通知"}\n' > golden-post.txt
printf "GET\n$path\n$tail\n" > golden-get.txt
printf "DELETE\n$path\n$tail\n" > golden-delete.txt
printf 'GET\n/v3/global/complaints?q=%%3D%%7B%%22%%E6%%8A%%95+a%%20b\n'"$tail\n" > golden-query.txt
printf "$tail"'{ "mchid" : "1900012181",\n  "url":"https:\\/\\/pay.example.com\\/投诉" }\n' > golden-answer.txt
printf "$tail\n" > golden-empty-answer.txt

for name in post get delete query answer empty-answer; do
	sign "$name"
done

#!/usr/bin/env bash
#
# Makes the golden values beside it: what the tests compare with was made by OpenSSL and,
# for AES-GCM, which "openssl enc" does not do, by Node.js, never by the code under test.
#
# Usage: ./generate.sh
#
# Every run makes a new set that is consistent in itself, since the keys are new. All keys
# are for tests only. Needs OpenSSL 3, Node.js and the GNU core utilities.
#
#   merchant.key.pem                       PKCS#8, as apiclient_key.pem is
#   merchant.key.pkcs1.pem                 the same key as PKCS#1
#   merchant.key.*.pem                     the same key, encrypted in the way the name says
#   merchant.cert.pem                      self-signed, its serial number begins with a zero
#   platform.key.pem                       signs what WeChat Pay would sign
#   platform.cert.pem, platform.pub.pem    how the platform's key is given to merchants; the
#                                        certificate's serial number begins with a zero
#   platform.expired.cert.pem              the same key, in a certificate of 2020
#   other.key.pem, other.cert.pem          a merchant key and certificate of another account
#   apiclient_cert.p12                     the merchant's key with a certificate that was issued
#                                        to it and its issuer's, as WeChat Pay hands them out
#   key-only.p12                           the merchant's key without a certificate
#   ec.key.pem, ec.cert.pem, ec.pub.pem    not RSA
#   *.message, *.signature                 a message as signed, and its signature in base64
#   *.body                                 the body within a response message
#   aead*.ciphertext                       AEAD_AES_256_GCM of aead.plaintext, in base64
#   payer-phone.*.ciphertext               payer-phone.plaintext, encrypted for merchant.cert.pem with
#                                        the padding that the name says, in base64
#   other-text.pkcs1.ciphertext            something that is no phone number

set -euo pipefail
cd "$(dirname "$0")"
rm -f ./*.pem ./*.p12 ./*.message ./*.body ./*.signature ./*.ciphertext ./*.plaintext

work=$(mktemp --directory)
trap 'rm -r "$work"' EXIT
cat > "$work/ca.conf" <<-END
	[ca]
	default_ca = golden
	[golden]
	database = $work/index.txt
	serial = $work/serial
	new_certs_dir = $work
	policy = any
	unique_subject = no
	[any]
	countryName = optional
	organizationName = optional
	commonName = supplied
	[req]
	distinguished_name = any
END

# must match GoldenValues.java
merchant_id='1900000001'
password='golden-password'
api_v3_key='0123456789abcdefGHIJKLMNOPQRSTUV'
aead_nonce='fdasflkja484'
aead_associated_data='complaint'

new_rsa_key() {
	openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1"
}

# key, certificate, serial number, name, first day, last day
new_certificate() {
	openssl req -new -key "$1" -subj "/C=CN/O=Test only/CN=$4" -out "$work/request.pem"
	: > "$work/index.txt"
	echo "$3" > "$work/serial"
	openssl ca -batch -notext -md sha256 -config "$work/ca.conf" -selfsign -keyfile "$1" \
		-startdate "$5" -enddate "$6" -in "$work/request.pem" -out "$2" 2> "$work/ca.log"
}

# name, key: signs NAME.message
sign() {
	openssl dgst -sha256 -sign "$2" "$1.message" | base64 --wrap=0 > "$1.signature"
}

new_rsa_key merchant.key.pem
new_rsa_key platform.key.pem
new_rsa_key other.key.pem
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key.pem
openssl pkey -in platform.key.pem -pubout -out platform.pub.pem
openssl pkey -in ec.key.pem -pubout -out ec.pub.pem

new_certificate merchant.key.pem merchant.cert.pem 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567 'Merchant' \
	20250101000000Z 20490101000000Z
new_certificate other.key.pem other.cert.pem 1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C 'Other merchant' \
	20250101000000Z 20490101000000Z
new_certificate platform.key.pem platform.cert.pem 0C4AEF3487F3B2DAE2C4E3CE6B23B6A1B6A5E8D1 'Tenpay.com' \
	20250101000000Z 20490101000000Z
new_certificate platform.key.pem platform.expired.cert.pem 7132D72A03E93CDDF8C03BBD1F37EEDF00EE0001 'Tenpay.com' \
	20150101000000Z 20200101000000Z
new_certificate ec.key.pem ec.cert.pem 4A1B 'Elliptic' 20250101000000Z 20490101000000Z

openssl pkey -in merchant.key.pem -traditional -out merchant.key.pkcs1.pem
openssl pkey -in ec.key.pem -traditional -out ec.key.sec1.pem
openssl pkcs8 -topk8 -in merchant.key.pem -passout "pass:$password" \
	-v2 aes-256-cbc -v2prf hmacWithSHA256 -out merchant.key.pbes2-aes256-sha256.pem
openssl pkcs8 -topk8 -in merchant.key.pem -passout "pass:$password" \
	-v2 aes-128-cbc -v2prf hmacWithSHA1 -out merchant.key.pbes2-aes128-sha1.pem
openssl pkcs8 -topk8 -in merchant.key.pem -passout "pass:$password" \
	-v1 PBE-SHA1-3DES -out merchant.key.pbes1-3des.pem
openssl pkcs8 -topk8 -in merchant.key.pem -passout "pass:$password" \
	-scrypt -out merchant.key.scrypt.pem
openssl rsa -in merchant.key.pem -aes256 -traditional -passout "pass:$password" \
	-out merchant.key.pkcs1-aes256.pem 2> /dev/null
openssl pkcs8 -topk8 -in ec.key.pem -passout "pass:$password" -v2 aes-256-cbc -out ec.key.encrypted.pem

# the password is the merchant id, and the ciphers are old
new_rsa_key "$work/issuer.key.pem"
openssl req -x509 -new -key "$work/issuer.key.pem" -subj '/C=CN/O=Test only/CN=Tenpay.com Root CA' \
	-days 8000 -out "$work/issuer.cert.pem"
openssl req -new -key merchant.key.pem -subj '/C=CN/O=Test only/CN=Merchant' -out "$work/request.pem"
openssl x509 -req -in "$work/request.pem" -CA "$work/issuer.cert.pem" -CAkey "$work/issuer.key.pem" \
	-set_serial 0x0B2C3D4E5F60718293A4B5C6D7E8F90123456789 -days 8000 -out "$work/issued.cert.pem" 2> /dev/null
openssl pkcs12 -export -legacy -inkey merchant.key.pem -in "$work/issued.cert.pem" -certfile "$work/issuer.cert.pem" \
	-name 'Tenpay Certificate' -passout "pass:$merchant_id" -out apiclient_cert.p12
openssl pkcs12 -export -nocerts -inkey merchant.key.pem -name merchant -passout "pass:$password" -out key-only.p12

# METHOD, URL, TIMESTAMP, NONCE, BODY, each followed by a line feed
printf '%s\n' POST /v3/global/merchant-service/complaint-notifications 1767225600 \
	593BEC0C930BF1AFEB40B4A08C8FB242 '{"url":"https://www.example.com/通知"}' > request.message
printf '%s\n' GET /v3/global/merchant-service/complaint-notifications 1767225600 \
	593BEC0C930BF1AFEB40B4A08C8FB242 '' > request-without-body.message
printf '%s\n' GET '/v3/global/merchant-service/complaints?limit=5&begin_date=2026-01-01&filter=%7B%22a%22%3A1%7D' \
	1767225600 593BEC0C930BF1AFEB40B4A08C8FB242 '' > request-with-query.message

# TIMESTAMP, NONCE, BODY, each followed by a line feed
printf '%s' '{"mchid": "1900000001",  "url":"https:\/\/www.example.com\/notify","备注":"投诉"}' > response.body
printf '%s' '' > response-without-body.body
for name in response response-without-body; do
	printf '%s\n' 1767225600 c5ac7061fccab6bf3e254dcf98995b8c "$(cat "$name.body")" > "$name.message"
done

for name in request request-without-body request-with-query; do
	sign "$name" merchant.key.pem
done
for name in response response-without-body; do
	sign "$name" platform.key.pem
done

printf '%s' '{"complaint_id":"200201820200101080076610000","action_type":"CREATE_COMPLAINT","备注":"投诉"}' > aead.plaintext
encrypt() {
	API_V3_KEY="$api_v3_key" NONCE="$aead_nonce" ASSOCIATED_DATA="$1" node -e '
		const crypto = require("node:crypto");
		const plaintext = require("node:fs").readFileSync("aead.plaintext");
		const cipher = crypto.createCipheriv("aes-256-gcm", process.env.API_V3_KEY, process.env.NONCE);
		cipher.setAAD(Buffer.from(process.env.ASSOCIATED_DATA));
		const bytes = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
		process.stdout.write(bytes.toString("base64"));'
}
encrypt "$aead_associated_data" > aead.ciphertext
encrypt '' > aead-without-associated-data.ciphertext

# padding options: encrypts standard input for the merchant
encrypt_for_merchant() {
	openssl pkeyutl -encrypt -certin -inkey merchant.cert.pem "$@" | base64 --wrap=0
}
printf '%s' '+852 5123 4567' > payer-phone.plaintext
encrypt_for_merchant -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1 \
	< payer-phone.plaintext > payer-phone.oaep.ciphertext
encrypt_for_merchant -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 \
	< payer-phone.plaintext > payer-phone.oaep-sha256.ciphertext
encrypt_for_merchant -pkeyopt rsa_padding_mode:pkcs1 < payer-phone.plaintext > payer-phone.pkcs1.ciphertext
printf '%s' 'not a phone number' | encrypt_for_merchant -pkeyopt rsa_padding_mode:pkcs1 > other-text.pkcs1.ciphertext
chmod 644 ./*.pem ./*.p12

package io.github.wechatpay.complaint.complaints;

import java.util.concurrent.atomic.AtomicReference;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncryptedText} and {@link PayerPhoneDecryptor}.
 */
class EncryptedTextTests {

	private static final String PHONE = "+852 5123 4567";

	private final AtomicReference<MerchantCredentials> merchant = new AtomicReference<>(ComplaintServer.merchant());

	@Test
	void isDecryptedForEachSubscriptionWithTheKeyOfThatTime() {
		Mono<String> phone = text("payer-phone.oaep.ciphertext", false).decrypt();
		StepVerifier.create(phone).expectNext(PHONE).expectComplete().verify(ComplaintServer.LONG);
		this.merchant.set(MerchantCredentials.of(GoldenValues.MERCHANT_ID, GoldenValues.OTHER_SERIAL,
				GoldenValues.text("other.key.pem")));
		requireFailure(phone);
	}

	@Test
	void isDecryptedOffTheCallersThread() {
		StepVerifier
			.create(text("payer-phone.oaep.ciphertext", false).decrypt()
				.map((phone) -> Thread.currentThread().getName())
				.subscribeOn(Schedulers.parallel()))
			.assertNext((thread) -> assertThat(thread).startsWith("boundedElastic"))
			.expectComplete()
			.verify(ComplaintServer.LONG);
	}

	@ParameterizedTest
	@CsvSource({ "payer-phone.oaep.ciphertext, true", "payer-phone.pkcs1.ciphertext, true",
			"payer-phone.oaep.ciphertext, false" })
	void oldPaddingIsTriedWhenAskedTo(String name, boolean legacyPadding) {
		StepVerifier.create(text(name, legacyPadding).decrypt())
			.expectNext(PHONE)
			.expectComplete()
			.verify(ComplaintServer.LONG);
	}

	@ParameterizedTest
	@CsvSource({ "payer-phone.pkcs1.ciphertext, false", "other-text.pkcs1.ciphertext, true",
			"payer-phone.oaep-sha256.ciphertext, true" })
	void anythingElseFailsTheSameWay(String name, boolean legacyPadding) {
		requireFailure(text(name, legacyPadding).decrypt());
	}

	@Test
	void textAndJsonAreMasked() {
		EncryptedText text = text("payer-phone.oaep.ciphertext", false);
		assertThat(text).hasToString("****");
		assertThat(JsonMapper.builder().build().writeValueAsString(text)).isEqualTo("\"****\"");
	}

	private EncryptedText text(String name, boolean legacyPadding) {
		return new EncryptedText(GoldenValues.text(name),
				new PayerPhoneDecryptor(this.merchant::get, RsaProvider.jdk(), legacyPadding));
	}

	private static void requireFailure(Mono<String> phone) {
		StepVerifier.create(phone)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DecryptionException.class)
				.hasMessageContaining("was not encrypted for the merchant's certificate")
				.hasNoCause())
			.verify(ComplaintServer.LONG);
	}

}

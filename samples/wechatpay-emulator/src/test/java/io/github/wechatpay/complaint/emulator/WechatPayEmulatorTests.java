package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.github.wechatpay.complaint.emulator.notification.DeliveryOptions;
import org.junit.jupiter.api.Test;
import reactor.netty.ChannelBindException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * The life of an emulator.
 */
class WechatPayEmulatorTests {

	@Test
	void listensOnAFreePortOfTheLoopbackInterface() {
		try (WechatPayEmulator emulator = WechatPayEmulator.start()) {
			assertThat(emulator.baseUri().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
		}
	}

	@Test
	void listensOnEveryInterfaceIfSoConfigured() {
		try (WechatPayEmulator emulator = WechatPayEmulator.builder().host("0.0.0.0").start()) {
			assertThat(emulator.baseUri().getHost()).isEqualTo("127.0.0.1");
			SignedCall call = new SignedCall(emulator.merchant(), emulator.baseUri(), "GET", "/v3/global/certificates");
			assertThat(call.send().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void emulatorsShareNothing() {
		try (WechatPayEmulator one = WechatPayEmulator.builder().merchantId("1900000001").start();
				WechatPayEmulator other = WechatPayEmulator.builder().merchantId("1900000002").start()) {
			assertThat(one.merchant().serialNumber()).isNotEqualTo(other.merchant().serialNumber());
			assertThat(one.merchant().apiV3Key()).isNotEqualTo(other.merchant().apiV3Key());
			SignedCall call = new SignedCall(one.merchant(), other.baseUri(), "GET", "/v3/global/certificates");
			assertThat(call.send().statusCode()).isEqualTo(401);
		}
	}

	@Test
	void merchantDoesNotPrintItsSecrets() {
		try (WechatPayEmulator emulator = WechatPayEmulator.start()) {
			EmulatedMerchant merchant = emulator.merchant();
			assertThat(merchant.toString()).contains(merchant.merchantId(), merchant.serialNumber())
				.doesNotContain(merchant.apiV3Key())
				.doesNotContain("PRIVATE KEY");
		}
	}

	@Test
	void clockJudgesAndMakesTimestamps() {
		Instant then = Instant.parse("2020-01-02T03:04:05Z");
		try (WechatPayEmulator emulator = WechatPayEmulator.builder()
			.clock(Clock.fixed(then, ZoneOffset.UTC))
			.start()) {
			URI base = emulator.baseUri();
			assertThat(call(emulator, base).at(Instant.now()).send().statusCode()).isEqualTo(401);
			assertThat(call(emulator, base).at(then).send().headers().firstValue("Wechatpay-Timestamp"))
				.hasValue(Long.toString(then.getEpochSecond()));
		}
	}

	@Test
	void closingReleasesPortAndThreads() {
		WechatPayEmulator emulator = WechatPayEmulator.builder()
			.deliveryBaseUri(URI.create("http://127.0.0.1:1"))
			.start();
		int port = emulator.baseUri().getPort();
		SignedCall call = new SignedCall(emulator.merchant(), emulator.baseUri(), "POST", EmulatorTest.GLOBAL);
		call.json("{\"url\":\"" + EmulatorTest.URL + "\"}").send();
		emulator.raiseComplaint();
		assertThat(threads()).isPositive();
		emulator.close();
		await().until(() -> threads() == 0);
		emulator.close();
		try (WechatPayEmulator next = WechatPayEmulator.builder().port(port).start()) {
			assertThat(next.baseUri().getPort()).isEqualTo(port);
		}
	}

	@Test
	void portInUseFailsTheStartAndLeavesNoThreads() {
		try (WechatPayEmulator emulator = WechatPayEmulator.start()) {
			long threads = threads();
			assertThatExceptionOfType(ChannelBindException.class)
				.isThrownBy(() -> WechatPayEmulator.builder().port(emulator.baseUri().getPort()).start());
			await().until(() -> threads() <= threads);
		}
	}

	@Test
	void nonsenseIsRefused() {
		WechatPayEmulatorBuilder builder = WechatPayEmulator.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.host(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.merchantId(""));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.missingUrlStatus(410));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.port(65536));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.deliveryBaseUri(URI.create("localhost")));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.deliveryTimeout(Duration.ZERO));
	}

	@Test
	void documentedScheduleLastsAboutADay() {
		DeliveryOptions documented = DeliveryOptions.documented();
		assertThat(documented.timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(documented.retryIntervals().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofHours(24).plusMinutes(4));
	}

	private static SignedCall call(WechatPayEmulator emulator, URI base) {
		return new SignedCall(emulator.merchant(), base, "GET", "/v3/global/certificates");
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay-emulator"))
			.count();
	}

}

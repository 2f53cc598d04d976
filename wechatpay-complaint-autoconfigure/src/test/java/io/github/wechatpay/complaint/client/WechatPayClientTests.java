package io.github.wechatpay.complaint.client;

import java.lang.reflect.Method;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.util.Assert;

import org.springframework.http.client.reactive.HttpComponentsClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WechatPayClientTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer(PlatformSigner.CLOCK);

	private WechatPayClient.Builder builder() {
		return WechatPayClient.builder()
			.merchant(Merchant.credentials())
			.accessPoint(new AccessPoint(Region.GLOBAL, this.server.uri()))
			.platform(PlatformTrust.downloaded(ApiV3Key.of(PlatformSigner.API_V3_KEY)))
			.clock(PlatformSigner.CLOCK)
			.settings(ClientSettings.defaults().withRetries(1, Duration.ZERO));
	}

	private static Mono<?> call(WechatPayClient client) {
		return client.webClient().get().uri("/v3/x").retrieve().toBodilessEntity();
	}

	@Test
	void merchantAndPlatformAreRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> WechatPayClient.builder().build())
			.withMessageContaining("merchant");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> WechatPayClient.builder().merchant(Merchant.credentials()).build())
			.withMessageContaining("platform");
	}

	@Test
	void trustNeedsKeysOrADownload() {
		assertThatIllegalArgumentException().isThrownBy(PlatformTrust::configured);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PlatformTrust(List.of(), null, true, Duration.ofHours(6)));
	}

	@Test
	void buildingAndClosingCallNobody() {
		builder().build().close();
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void certificatesAreDownloadedForTheFirstResponse() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		try (WechatPayClient client = builder().build()) {
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			assertThat(this.server.downloads()).hasSize(1);
			assertThat(client.platformKeys().getKeys()).hasSize(1);
		}
	}

	@Test
	void closingAClientEndsNobodyElsesConnections() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		try (WechatPayClient other = builder().build()) {
			WechatPayClient client = builder().build();
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			StepVerifier.create(call(other)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			client.close();
			StepVerifier.create(call(other)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		}
	}

	@Test
	void connectorThatCanBeClosedIsClosedWithItsResources() {
		AtomicInteger closed = new AtomicInteger();
		HttpComponentsClientHttpConnector connector = new HttpComponentsClientHttpConnector() {

			@Override
			public void close() throws IOException {
				closed.incrementAndGet();
				super.close();
			}

		};
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		try (ClientResources resources = ClientResources.of(() -> connector);
				WechatPayClient client = builder().resources(resources).build()) {
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			assertThat(closed).hasValue(0);
		}
		assertThat(closed).hasValue(1);
	}

	@Test
	void sharedResourcesOutliveAClient() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		try (ClientResources resources = ClientResources.create(ClientSettings.defaults());
				WechatPayClient other = builder().resources(resources).build()) {
			builder().resources(resources).build().close();
			StepVerifier.create(call(other)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		}
	}

	@Test
	void callAfterTheEndSaysThatNothingWasSent() {
		WechatPayClient client = builder().build();
		client.close();
		StepVerifier.create(call(client))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
					WechatPayTransportException.class, (transport) -> assertThat(transport.isRequestSent()).isFalse()))
			.verify(TestClient.LONG);
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void nothingIsOpenedAfterTheEnd() {
		AtomicInteger opened = new AtomicInteger();
		ClientResources resources = ClientResources.of(() -> {
			opened.incrementAndGet();
			return new JdkClientHttpConnector();
		});
		try (WechatPayClient client = builder().resources(resources).build()) {
			resources.close();
			StepVerifier.create(call(client)).expectError(WechatPayTransportException.class).verify(TestClient.LONG);
		}
		assertThat(opened).hasValue(0);
	}

	@Test
	void connectorThatCouldNotBeCreatedIsTriedAgain() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		AtomicInteger attempts = new AtomicInteger();
		try (ClientResources resources = ClientResources.of(() -> {
			Assert.state(attempts.getAndIncrement() > 0, "not yet");
			return new JdkClientHttpConnector();
		}); WechatPayClient client = builder().resources(resources).build()) {
			StepVerifier.create(call(client)).expectErrorMessage("not yet").verify(TestClient.LONG);
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		}
	}

	@Test
	void beansCanBeLookedAtWithoutReactorNetty() {
		assertThat(Stream.of(ClientResources.class, WechatPayClient.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.map(Method::toGenericString)).noneMatch((method) -> method.contains("reactor.netty"));
	}

	@Test
	void keysAreTrustedBesideThoseBefore() {
		PlatformKey first = PlatformKey.ofCertificate(this.server.certificate().pem());
		PlatformKey second = PlatformKey.ofPublicKey(PlatformSigner.PUBLIC_KEY_ID, PlatformSigner.get().publicKeyPem());
		assertThat(PlatformTrust.configured(first).withKeys(List.of(second)).keys()).containsExactly(first, second);
	}

	@Test
	void connectionThatWasIdleForLongIsNotUsedAgain() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		ClientSettings defaults = ClientSettings.defaults();
		ClientSettings settings = new ClientSettings(defaults.connectTimeout(), defaults.responseTimeout(),
				defaults.maxResponseSize(), Duration.ofMillis(50), 1, Duration.ZERO);
		try (WechatPayClient client = builder().settings(settings).build()) {
			Mono<?> twice = call(client).then(Mono.delay(Duration.ofMillis(400))).then(call(client));
			StepVerifier.create(twice).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		}
		assertThat(this.server.calls()).extracting((request) -> request.getConnectionIndex()).doesNotHaveDuplicates();
	}

	@Test
	void listenerThatFailsDoesNotSpoilTheResponse() {
		this.server.answer(PlatformServer.signed("{}".getBytes(), this.server.certificate().signer()));
		List<String> events = new CopyOnWriteArrayList<>();
		VerificationListener failing = new VerificationListener() {

			@Override
			public void verified() {
				throw new IllegalStateException("listener");
			}

		};
		VerificationListener recording = new VerificationListener() {

			@Override
			public void verified() {
				events.add("verified");
			}

			@Override
			public void rejected(SignatureVerificationException failure) {
				events.add(failure.getReason().name());
			}

		};
		try (WechatPayClient client = builder().verificationListeners(List.of(failing, recording)).build()) {
			StepVerifier.create(call(client)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
			this.server.answer(PlatformServer.unsigned(200, "application/json", "{}"));
			StepVerifier.create(call(client)).expectError(SignatureVerificationException.class).verify(TestClient.LONG);
		}
		assertThat(events).containsExactly("verified", "MISSING_HEADER");
	}

	@Test
	void customizerThatFailsDoesSoWhenTheClientIsBuilt() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> builder().customizers(List.of((webClient) -> {
				throw new IllegalStateException("customizer");
			})).build())
			.withMessage("customizer");
	}

}

package io.github.wechatpay.complaint.test;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.test.EmulatedApplication.Handled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link AutoConfigureWechatPayEmulator @AutoConfigureWechatPayEmulator}.
 */
class AutoConfigureWechatPayEmulatorTests {

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final Duration SOON = Duration.ofSeconds(20);

	@Test
	void testClassesShareTheContextAndItsEmulator() throws Exception {
		TestContext first = new TestContextManager(FirstOfTwo.class).getTestContext();
		TestContext second = new TestContextManager(SecondOfTwo.class).getTestContext();
		try {
			assertThat(first.getApplicationContext()).isSameAs(second.getApplicationContext());
		}
		finally {
			first.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	@Test
	void emulatorEndsWithTheContext() throws Exception {
		TestContext test = new TestContextManager(FirstOfTwo.class).getTestContext();
		URI emulator = test.getApplicationContext().getBean(WechatPayEmulator.class).baseUri();
		HttpRequest request = HttpRequest.newBuilder(emulator.resolve("/emulator/merchant")).build();
		HttpClient client = HttpClient.newHttpClient();
		assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> client.send(request, BodyHandlers.discarding()));
	}

	private static void awaitStatus(WechatPayEmulator emulator, int status) {
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(emulator.deliveries()).extracting(Delivery::status).containsExactly(status));
	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "spring.main.web-application-type=reactive")
	@AutoConfigureWechatPayEmulator
	class OnWebFlux extends Contract {

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, properties = "spring.main.web-application-type=reactive")
	@AutoConfigureWechatPayEmulator
	class OnWebFluxWithoutServer extends Contract {

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "spring.main.web-application-type=servlet")
	@AutoConfigureWechatPayEmulator
	class OnMvc extends Contract {

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, properties = "spring.main.web-application-type=servlet")
	@AutoConfigureWechatPayEmulator
	class OnMvcWithoutServer extends Contract {

	}

	@Nested
	@SpringBootTest(classes = SecuredApplication.class, properties = "spring.main.web-application-type=reactive")
	@AutoConfigureWechatPayEmulator
	class BehindSecurityOnWebFlux {

		@Test
		void notificationMeetsTheFilters(@Autowired ComplaintNotificationService service, WechatPayEmulator emulator) {
			service.register(URL).block(SOON);
			emulator.raiseComplaint();
			awaitStatus(emulator, 403);
		}

	}

	@Nested
	@SpringBootTest(classes = SecuredApplication.class, properties = "spring.main.web-application-type=servlet")
	@AutoConfigureWechatPayEmulator
	class BehindSecurityOnMvc {

		@Test
		void notificationMeetsTheFilters(@Autowired ComplaintNotificationService service, WechatPayEmulator emulator) {
			service.register(URL).block(SOON);
			emulator.raiseComplaint();
			awaitStatus(emulator, 403);
		}

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureWechatPayEmulator
	class WithoutWeb {

		@Test
		void nothingIsDeliveredToTheRegisteredHost(@Autowired ComplaintNotificationService service,
				WechatPayEmulator emulator) {
			service.register(URL).block(SOON);
			emulator.raiseComplaint();
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(emulator.deliveries()).singleElement()
					.satisfies((delivery) -> assertThat(delivery.url()).startsWith("http://localhost:"))
					.satisfies((delivery) -> assertThat(delivery.acknowledged()).isFalse()));
		}

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE,
			properties = { "wechatpay.complaint.notification-url=" + URL,
					"wechatpay.complaint.register-on-startup=true" })
	@AutoConfigureWechatPayEmulator
	class WithRegistrationAtStartUp {

		@RepeatedTest(2)
		void urlIsRegisteredBeforeEachTest(WechatPayEmulator emulator) {
			assertThat(emulator.registeredUrl()).isEqualTo(URL);
		}

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE,
			properties = "spring.config.import=classpath:/io/github/wechatpay/complaint/test/other-merchant.properties")
	@AutoConfigureWechatPayEmulator
	class WithAnotherConfiguration {

		@Test
		void emulatorTakesThePlaceOfTheConfiguredMerchant(@Autowired WechatPayConnectionDetails details,
				WechatPayEmulator emulator) {
			assertThat(details.getMerchant().merchantId()).isEqualTo(emulator.merchant().merchantId());
			assertThat(details.getAccessPoint().baseUri()).isEqualTo(emulator.baseUri());
		}

		@Test
		void regionIsTheConfiguredOne(@Autowired WechatPayConnectionDetails details, WechatPayEmulator emulator) {
			assertThat(details.getAccessPoint().region()).isEqualTo(Region.MAINLAND);
			assertThat(emulator.merchant().region()).isEqualTo(MerchantRegion.MAINLAND);
		}

	}

	@Nested
	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureWechatPayEmulator
	@Import(AutoConfigureWechatPayEmulatorTests.WithAnEmulatorOfTheTest.EmulatorConfiguration.class)
	class WithAnEmulatorOfTheTest {

		@Test
		void applicationTalksToThatOne(@Autowired WechatPayConnectionDetails details, WechatPayEmulator emulator) {
			assertThat(emulator.merchant().merchantId()).isEqualTo("1900000109");
			assertThat(details.getMerchant().merchantId()).isEqualTo("1900000109");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class EmulatorConfiguration {

			@Bean
			WechatPayEmulator emulator() {
				return WechatPayEmulator.builder().merchantId("1900000109").start();
			}

		}

	}

	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureWechatPayEmulator
	static class FirstOfTwo {

	}

	@SpringBootTest(classes = EmulatedApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureWechatPayEmulator
	static class SecondOfTwo {

	}

	/**
	 * What holds on every stack, with and without a server.
	 */
	abstract static class Contract {

		@Autowired
		private WechatPayEmulator emulator;

		@Autowired
		private ComplaintNotificationService service;

		@Autowired
		private Handled handled;

		@BeforeEach
		void forget() {
			this.handled.notifications().clear();
		}

		@Test
		void notificationIsHandled() {
			this.service.register(URL).block(SOON);
			RaisedComplaint raised = this.emulator.raiseComplaint();
			awaitStatus(this.emulator, 200);
			assertThat(this.handled.complaintIds()).isEqualTo(List.of(raised.complaintId()));
		}

		@Test
		void forgedNotificationIsRejected() {
			this.service.register(URL).block(SOON);
			this.emulator.inject(Fault.of(FaultType.WRONG_SIGNATURE).onNotifications());
			this.emulator.raiseComplaint();
			awaitStatus(this.emulator, 401);
			assertThat(this.handled.notifications()).isEmpty();
		}

		@RepeatedTest(2)
		void emulatorIsResetBeforeEachTest() {
			assertThat(this.emulator.registeredUrl()).isNull();
			assertThat(this.emulator.deliveries()).isEmpty();
			this.service.register(URL).block(SOON);
			assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
		}

		@Test
		void emulatorIsParameterWithAndWithoutAutowired(WechatPayEmulator parameter,
				@Autowired WechatPayEmulator autowired, @Autowired ApplicationContext context) {
			assertThat(parameter).isSameAs(autowired).isSameAs(context.getBean(WechatPayEmulator.class));
		}

	}

}

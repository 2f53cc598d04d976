package io.github.wechatpay.complaint.emulator;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Several merchants at one platform.
 */
class MerchantsTests extends EmulatorTest {

	private Receiver receiver;

	@Override
	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return super.configure(builder).merchant(MAINLAND_MERCHANT, MerchantRegion.MAINLAND);
	}

	@BeforeEach
	void openReceiver() {
		this.receiver = new Receiver();
		this.emulator.deliverTo(this.receiver.uri());
	}

	@AfterEach
	void closeReceiver() {
		this.receiver.close();
	}

	@Test
	void merchantsAreShown() {
		JsonNode merchants = json(control("GET", "/emulator/merchants", ""));
		assertThat(merchants.path(0)).isEqualTo(json(control("GET", "/emulator/merchant", "")));
		assertThat(merchants.path(1).path("merchant_id").asString()).isEqualTo(MAINLAND_MERCHANT);
		assertThat(merchants.path(1).path("region").asString()).isEqualTo("mainland");
		assertThat(json(control("GET", "/emulator/merchants/" + MAINLAND_MERCHANT, ""))).isEqualTo(merchants.path(1));
		assertThat(control("GET", "/emulator/merchants/1", "").statusCode()).isEqualTo(404);
	}

	@Test
	void merchantsShareNothing() {
		Set<Object> values = new HashSet<>();
		for (EmulatedMerchant merchant : this.emulator.merchants()) {
			values.add(merchant.serialNumber());
			values.add(merchant.privateKey());
			values.add(merchant.apiV3Key());
			values.add(merchant.platformSerialNumber());
			values.add(merchant.platformCertificate());
			values.add(merchant.publicKeyId());
			values.add(merchant.publicKey());
		}
		assertThat(values).hasSize(7 * this.emulator.merchants().size());
	}

	@Test
	void accountCanBeOpenedAtAnyTime() {
		JsonNode opened = json(control("POST", "/emulator/merchants", "{\"region\":\"mainland\"}"));
		assertThat(opened.path("merchant_id").asString()).matches("19[0-9]{8}");
		EmulatedMerchant merchant = this.emulator.account(opened.path("merchant_id").asString()).merchant();
		HttpResponse<byte[]> response = new SignedCall(merchant, this.emulator.baseUri(), "GET", "/v3/certificates")
			.send();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(verifies(response, platformKey(merchant))).isTrue();
		this.emulator.reset();
		assertThat(this.emulator.account(merchant.merchantId()).merchant()).isEqualTo(merchant);
	}

	@Test
	void idIsTakenOnce() {
		HttpResponse<byte[]> response = control("POST", "/emulator/merchants",
				"{\"mchid\":\"" + MAINLAND_MERCHANT + "\"}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("message").asString()).contains(MAINLAND_MERCHANT);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.emulator.openAccount(MAINLAND_MERCHANT, MerchantRegion.GLOBAL));
		assertThat(control("POST", "/emulator/merchants", "{\"region\":\"moon\"}").statusCode()).isEqualTo(400);
	}

	@Test
	void keyOfOneMerchantIsNoGoodForAnother() {
		HttpResponse<byte[]> response = call("GET", GLOBAL).part("mchid", MAINLAND_MERCHANT).send();
		assertThat(response.statusCode()).isEqualTo(401);
	}

	@Test
	void notificationGoesToTheMerchantOfTheComplaintAndIsSignedForIt() {
		register();
		mainlandCall("POST", MAINLAND).json("{\"url\":\"https://merchant.example.com/mainland\"}").send();
		control("POST", "/emulator/complaints", "{\"mchid\":\"" + MAINLAND_MERCHANT + "\"}");
		await().until(() -> this.receiver.received().size() == 1);
		Receiver.Received received = this.receiver.received().get(0);
		assertThat(received.target()).isEqualTo("/mainland");
		assertThat(
				Verification.verify(platformKey(mainland().merchant()), received.headers()::getFirst, received.body()))
			.isTrue();
		JsonNode resource = json(received.body()).path("resource");
		assertThat(Verification.decrypt(mainland().merchant().apiV3Key(), resource.path("nonce").asString(),
				resource.path("associated_data").asString(), resource.path("ciphertext").asString()))
			.contains("CREATE_COMPLAINT");
		await().until(() -> !mainland().deliveries().isEmpty());
		assertThat(this.emulator.account().deliveries()).isEmpty();
		assertThat(json(control("GET", "/emulator/deliveries?mchid=1900012181", ""))).isEmpty();
		assertThat(json(control("GET", "/emulator/deliveries", ""))).hasSize(1);
	}

	@Test
	void faultStrikesOneMerchantIfSoAsked() {
		control("POST", "/emulator/faults",
				"{\"type\":\"status\",\"status\":503,\"mchid\":\"" + MAINLAND_MERCHANT + "\"}");
		assertThat(call("GET", GLOBAL).send().statusCode()).isEqualTo(400);
		assertThat(mainlandCall("GET", MAINLAND).send().statusCode()).isEqualTo(503);
		this.emulator.inject(Fault.status(500).onMerchant("1900012181"));
		assertThat(mainlandCall("GET", MAINLAND).send().statusCode()).isEqualTo(400);
		assertThat(call("GET", GLOBAL).send().statusCode()).isEqualTo(500);
	}

	@Test
	void certificatesOfEachMerchantAreRotatedByThemselves() {
		String first = this.emulator.merchant().platformSerialNumber();
		String query = "?mchid=" + MAINLAND_MERCHANT;
		JsonNode announced = json(control("POST", "/emulator/certificates/announce" + query, ""));
		JsonNode rotated = json(control("POST", "/emulator/certificates/rotate" + query, ""));
		assertThat(announced).isEqualTo(rotated);
		assertThat(mainland().merchant().platformSerialNumber())
			.isEqualTo(rotated.path("platform_serial_number").asString());
		assertThat(this.emulator.merchant().platformSerialNumber()).isEqualTo(first);
	}

	@Test
	void filesOfTheMerchantCanBeDownloaded() throws Exception {
		for (String path : new String[] { "/emulator/merchant", "/emulator/merchants/" + MAINLAND_MERCHANT }) {
			JsonNode merchant = json(control("GET", path, ""));
			X509Certificate certificate = Verification
				.certificate(text(control("GET", path + "/apiclient_cert.pem", "")));
			assertThat(String.format("%040X", certificate.getSerialNumber()))
				.isEqualTo(merchant.path("serial_number").asString());
			assertThat(text(control("GET", path + "/apiclient_key.pem", "")).strip())
				.isEqualTo(merchant.path("private_key").asString());
			char[] password = merchant.path("merchant_id").asString().toCharArray();
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(new ByteArrayInputStream(control("GET", path + "/apiclient_cert.p12", "").body()), password);
			String alias = store.aliases().nextElement();
			assertThat(store.getCertificate(alias)).isEqualTo(certificate);
			assertThat(store.getKey(alias, password)).isNotNull();
		}
	}

	@Test
	void notificationUrlIsShown() {
		assertThat(json(control("GET", "/emulator/merchant/notification-url", "")).path("url").isNull()).isTrue();
		register();
		assertThat(json(control("GET", "/emulator/merchant/notification-url", "")).path("url").asString())
			.isEqualTo(URL);
	}

	@Test
	void deliveryAddressCanBeChanged() {
		register();
		control("PUT", "/emulator/delivery", "{\"base_uri\":\"" + this.receiver.uri() + "/prefix\"}");
		control("POST", "/emulator/complaints", "{}");
		await().until(() -> this.receiver.received().size() == 1);
		assertThat(this.receiver.received().get(0).target()).startsWith("/prefix/");
		assertThat(control("PUT", "/emulator/delivery", "{\"base_uri\":\"localhost\"}").statusCode()).isEqualTo(400);
	}

}

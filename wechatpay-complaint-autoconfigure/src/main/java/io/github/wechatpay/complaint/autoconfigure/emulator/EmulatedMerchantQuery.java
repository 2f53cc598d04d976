package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an emulator for its merchant of a region. The response holds keys, so no part of
 * it gets into a message.
 */
final class EmulatedMerchantQuery {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);

	private final URI uri;

	EmulatedMerchantQuery(URI uri) {
		this.uri = uri;
	}

	EmulatorConnectionDetails connectTo(AccessPoint accessPoint) {
		HttpResponse<String> response = get();
		if (response.statusCode() != 200) {
			throw noEmulator("the status is " + response.statusCode(), null);
		}
		try {
			return read(accessPoint, find(accessPoint.region(), JsonMapper.shared().readTree(response.body())));
		}
		catch (JacksonException | KeyMaterialException | IllegalArgumentException ex) {
			throw noEmulator("the response is not a merchant", null);
		}
	}

	private HttpResponse<String> get() {
		HttpRequest request = HttpRequest.newBuilder(this.uri).timeout(RESPONSE_TIMEOUT).build();
		try {
			return HttpClient.newBuilder()
				.connectTimeout(CONNECT_TIMEOUT)
				.build()
				.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw noEmulator("there is no response", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw noEmulator("the response was not waited for", ex);
		}
	}

	private JsonNode find(Region region, JsonNode merchants) {
		if (merchants.isEmpty()) {
			throw noEmulator("the response is not a merchant", null);
		}
		String wanted = region.name().toLowerCase(Locale.ROOT);
		return merchants.valueStream()
			.filter((merchant) -> text(merchant, "region").equals(wanted))
			.findFirst()
			.orElseThrow(() -> new EmulatorUnavailableException("The WeChat Pay emulator at " + this.uri
					+ " has no merchant of the region " + wanted + ": open one there, or ask for another region",
					null));
	}

	private static EmulatorConnectionDetails read(AccessPoint accessPoint, JsonNode merchant) {
		MerchantCredentials credentials = MerchantCredentials.of(text(merchant, "merchant_id"),
				text(merchant, "serial_number"), text(merchant, "private_key"));
		return new EmulatorConnectionDetails(accessPoint, credentials, ApiV3Key.of(text(merchant, "api_v3_key")));
	}

	private static String text(JsonNode merchant, String name) {
		return merchant.path(name).stringValue();
	}

	private EmulatorUnavailableException noEmulator(String reason, @Nullable Exception cause) {
		return new EmulatorUnavailableException("There is no WeChat Pay emulator at " + this.uri + ": " + reason,
				cause);
	}

}

package io.github.wechatpay.complaint.autoconfigure.dockercompose;

import java.net.URI;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.ApiV3Key;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connects to a service of Docker Compose that runs the emulator: its image is called
 * {@code wechatpay-emulator}, or its label
 * {@code org.springframework.boot.service-connection} says so.
 */
class WechatPayEmulatorDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<WechatPayConnectionDetails> {

	private static final String[] CONNECTION_NAMES = { "wechatpay-emulator", "localhost/wechatpay-emulator" };

	private static final int PORT = 9090;

	WechatPayEmulatorDockerComposeConnectionDetailsFactory() {
		super(CONNECTION_NAMES);
	}

	@Override
	protected WechatPayConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new WechatPayEmulatorDockerComposeConnectionDetails(source.getRunningService(), source.getEnvironment());
	}

	/**
	 * Asks the emulator for its merchant when it is first needed.
	 */
	private static final class WechatPayEmulatorDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements WechatPayConnectionDetails {

		private final SingletonSupplier<EmulatorConnectionDetails> emulator;

		private WechatPayEmulatorDockerComposeConnectionDetails(RunningService service, Environment environment) {
			super(service);
			URI uri = URI.create("http://" + service.host() + ":" + service.ports().get(PORT));
			this.emulator = SingletonSupplier.of(() -> EmulatorConnectionDetails.of(uri, environment));
		}

		@Override
		public AccessPoint getAccessPoint() {
			return this.emulator.obtain().getAccessPoint();
		}

		@Override
		public MerchantCredentials getMerchant() {
			return this.emulator.obtain().getMerchant();
		}

		@Override
		public ApiV3Key getApiV3Key() {
			return this.emulator.obtain().getApiV3Key();
		}

	}

}

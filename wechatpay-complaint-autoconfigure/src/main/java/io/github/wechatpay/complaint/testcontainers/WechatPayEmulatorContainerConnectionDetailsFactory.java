package io.github.wechatpay.complaint.testcontainers;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.ApiV3Key;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connects to a {@link WechatPayEmulatorContainer} that is annotated with
 * {@link ServiceConnection @ServiceConnection}.
 */
class WechatPayEmulatorContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<WechatPayEmulatorContainer, WechatPayConnectionDetails> {

	@Override
	protected WechatPayConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<WechatPayEmulatorContainer> source) {
		return new WechatPayEmulatorContainerConnectionDetails(source);
	}

	/**
	 * Starts the container and asks it for its merchant when they are first needed.
	 */
	private static final class WechatPayEmulatorContainerConnectionDetails
			extends ContainerConnectionDetails<WechatPayEmulatorContainer>
			implements WechatPayConnectionDetails, EnvironmentAware {

		private final SingletonSupplier<EmulatorConnectionDetails> emulator = SingletonSupplier
			.of(() -> EmulatorConnectionDetails.of(getContainer().getBaseUri(), this.environment));

		private Environment environment = new StandardEnvironment();

		private WechatPayEmulatorContainerConnectionDetails(
				ContainerConnectionSource<WechatPayEmulatorContainer> source) {
			super(source);
		}

		@Override
		public void setEnvironment(Environment environment) {
			this.environment = environment;
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

package io.github.wechatpay.complaint.autoconfigure;

import org.springframework.boot.WebApplicationType;

class ComplaintCallbackWebFluxTests extends ComplaintCallbackContract {

	ComplaintCallbackWebFluxTests() {
		super(WebApplicationType.REACTIVE);
	}

}

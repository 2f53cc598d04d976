package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackServletTests extends ComplaintCallbackContract {

	ComplaintCallbackServletTests() {
		super(WebApplicationType.SERVLET);
	}

	@Test
	void filtersThatParseFormsDoNotConsumeTheBody() {
		try (ComplaintCallbackApplication parsing = builder().with("spring.mvc.hiddenmethod.filter.enabled", true)
			.start()) {
			for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=a")) {
				assertThat(parsing.post(notification().with("Content-Type", type))).isEqualTo(Answer.success());
			}
		}
	}

}

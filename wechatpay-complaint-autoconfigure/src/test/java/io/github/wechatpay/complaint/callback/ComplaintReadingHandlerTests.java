package io.github.wechatpay.complaint.callback;

import java.time.Duration;

import io.github.wechatpay.complaint.complaints.ComplaintService;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ComplaintReadingHandlerTests {

	@Test
	void notificationWhoseComplaintNobodyGaveIsNotHandled() {
		ComplaintService service = mock(ComplaintService.class);
		given(service.get("200201820200101080076610000")).willReturn(Mono.empty());
		ComplaintNotification notification = new ComplaintNotification("1900012181", "EV-1", null, "COMPLAINT.CREATE",
				null, "200201820200101080076610000", ComplaintActions.CREATE_COMPLAINT, "{}");
		StepVerifier
			.create(new ComplaintReadingHandler((mchid) -> service, (complaint, same) -> Mono.empty())
				.handle(notification))
			.expectError(UnreadableComplaintException.class)
			.verify(Duration.ofSeconds(10));
	}

}

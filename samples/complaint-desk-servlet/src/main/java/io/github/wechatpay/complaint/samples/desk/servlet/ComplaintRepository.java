package io.github.wechatpay.complaint.samples.desk.servlet;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The complaints of which WeChat Pay has told.
 */
interface ComplaintRepository extends JpaRepository<ReceivedComplaint, String> {

	@Query("""
			SELECT c FROM ReceivedComplaint c
			WHERE :state IS NULL OR c.complaintState = :state
			ORDER BY c.complaintTime
			""")
	List<ReceivedComplaint> findByState(@Nullable String state, Limit limit);

}

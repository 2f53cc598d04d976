CREATE TABLE IF NOT EXISTS wechatpay_complaint_notification (
	merchant_id VARCHAR(32) NOT NULL,
	notification_id VARCHAR(128) NOT NULL,
	state VARCHAR(16) NOT NULL,
	token VARCHAR(36),
	lease_until BIGINT,
	completed_at BIGINT,
	PRIMARY KEY (merchant_id, notification_id),
	INDEX wechatpay_complaint_notification_completed_at (completed_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

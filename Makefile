# ARGS goes on to the job: make test ARGS="-k anchor"
.PHONY: run tour test check measure bench setup

run tour test check measure bench setup:
	@sh packaging/develop.sh $@ $(ARGS)

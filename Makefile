# ARGS goes on to the job: make test ARGS="-k anchor"
.PHONY: run tour test test-all check package measure bench stress setup

run tour test test-all check package measure bench stress setup:
	@sh packaging/develop.sh $@ $(ARGS)

# Remake tests/oracle/metafor.json with the R package metafor, which shares no code with ours.
#
# Needs r-base-core and r-cran-metafor of Debian and nothing of citesite: `Rscript tests/oracle/metafor.R`.
# The data sets are public ones that come with metafor (package metadat); `help(dat.bcg)` and so on name their sources.

for (package in c("metafor", "metadat", "jsonlite")) {
  if (!requireNamespace(package, quietly = TRUE)) {
    stop("the R package ", package, " is missing; on Debian and Ubuntu: apt-get install r-base-core r-cran-metafor r-cran-jsonlite")
  }
}
suppressPackageStartupMessages({library(metafor); library(metadat)})

methods <- c("fixed" = "FE", "random-dl" = "DL", "random-pm" = "PM", "random-reml" = "REML")

result <- function(fit) {
  beta <- as.numeric(fit$beta)
  list(value = beta, se = fit$se, low = fit$ci.lb, high = fit$ci.ub, weights = as.numeric(weights(fit)),
       q = fit$QE, q_p = fit$QEp, tau2 = max(0, fit$tau2), i2 = fit$I2)
}

# Prediction intervals with t of k - 1 degrees of freedom, as RevMan: metafor's own with test="adhoc"; with test="z" it
# would take the normal distribution.
prediction <- function(fit) as.numeric(fit$beta) + c(-1, 1) * qt(0.975, fit$k - 1) * sqrt(fit$tau2 + fit$se^2)

inverse_variance <- function(yi, vi) {
  # metafor stops iterating early unless told otherwise; this keeps more digits than are compared.
  exact <- list(threshold = 1e-10 * median(vi), maxiter = 10000, tol = 1e-10 * median(vi))
  models <- list()
  for (model in names(methods)) for (test in c("z", "adhoc")) {
    if (model == "fixed" && test == "adhoc") next
    fit <- rma(yi, vi, method = methods[[model]], test = test, control = exact)
    name <- if (test == "adhoc") paste0(model, "-hksj") else model
    models[[name]] <- result(fit)
    if (model == "fixed") next
    models[[name]]$prediction <- if (test == "adhoc") with(predict(fit), c(pi.lb, pi.ub)) else prediction(fit)
    profile <- confint(fit, control = list(tau2.max = 1e4 * max(1, median(vi)), tol = 1e-13, maxiter = 1e5))$random
    models[[name]]$tau2_interval <- profile["tau^2", c("ci.lb", "ci.ub")]
  }
  models[["leave-one-out"]] <- lapply(seq_along(yi), function(i)
    result(rma(yi[-i], vi[-i], method = "REML", test = "z", control = exact))[c("value", "se", "tau2")])
  models
}

# The random-effects model that Cochrane reviews print as "M-H, Random" (RevMan, "Statistical algorithms"): tau² by
# moments with Q around the estimate of Mantel and Haenszel, then inverse variance with that tau².
mantel_haenszel_random <- function(yi, vi, fit) {
  w <- 1 / vi
  q <- sum(w * (yi - as.numeric(fit$beta))^2)
  tau2 <- max(0, (q - (length(yi) - 1)) / (sum(w) - sum(w^2) / sum(w)))
  found <- rma(yi, vi, tau2 = tau2)
  within <- result(found)
  within[c("q", "q_p", "i2")] <- c(q, pchisq(q, length(yi) - 1, lower.tail = FALSE), 100 * max(0, (q - (length(yi) - 1)) / q))
  within$prediction <- prediction(found)
  within
}

of_counts <- function(rows, measure) {
  corrected <- suppressWarnings(escalc(measure = measure, ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = rows,
                      add = 1/2, to = "only0", drop00 = measure != "RD"))
  # Differences keep the value that was seen; only their variance is corrected.
  yi <- as.numeric(if (measure == "RD") with(rows, ai / n1i - ci / n2i) else corrected$yi)
  vi <- as.numeric(corrected$vi)
  used <- !is.na(yi) & !is.na(vi)
  models <- inverse_variance(yi[used], vi[used])
  fit <- rma.mh(measure = measure, ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = rows[used, ],
                add = c(1/2, 1/2), to = if (measure == "RD") c("only0", "none") else c("only0", "only0"))
  models[["mantel-haenszel"]] <- result(fit)
  if (measure == "RD") {
    q <- sum((yi[used] - as.numeric(fit$beta))^2 / vi[used])
    models[["mantel-haenszel"]][c("q", "q_p")] <- c(q, pchisq(q, sum(used) - 1, lower.tail = FALSE))
  }
  models[["mantel-haenszel"]]$i2 <- NULL
  models[["random-mh"]] <- mantel_haenszel_random(yi[used], vi[used], fit)
  list(yi = yi, vi = vi, models = models)
}

of_counts_by_peto <- function(rows) {
  found <- suppressWarnings(escalc(measure = "PETO", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = rows, to = "none", drop00 = TRUE))
  used <- !is.na(found$vi)
  fit <- rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = rows[used, ])
  list(yi = as.numeric(found$yi), vi = as.numeric(found$vi), models = list(peto = result(fit)))
}

of_rates <- function(rows) {
  found <- suppressWarnings(escalc(measure = "IRR", x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i, data = rows,
                                   add = 1/2, to = "only0", drop00 = TRUE))
  yi <- as.numeric(found$yi); vi <- as.numeric(found$vi); used <- !is.na(yi) & !is.na(vi)
  list(yi = yi, vi = vi, models = inverse_variance(yi[used], vi[used]))
}

# Subgroups: each pooled alone, and the test for differences between them, with metafor's own meta-regression of the
# pooled values on their name.
of_subgroups <- function(yi, vi, group) {
  fits <- lapply(unique(group), function(one) rma(yi[group == one], vi[group == one], method = "REML", test = "z"))
  beta <- sapply(fits, function(fit) as.numeric(fit$beta)); se <- sapply(fits, function(fit) fit$se)
  between <- rma(beta, se^2, method = "FE")
  list(names = group, each = lapply(fits, result), q = between$QE, p = between$QEp)
}

of_means <- function(rows, measure) {
  found <- escalc(measure = measure, m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = rows)
  list(yi = as.numeric(found$yi), vi = as.numeric(found$vi),
       models = inverse_variance(as.numeric(found$yi), as.numeric(found$vi)))
}

of_intervals <- function(rows) {
  yi <- log(rows$estimate)
  vi <- ((log(rows$high) - log(rows$low)) / (2 * qnorm(0.975)))^2
  list(yi = yi, vi = vi, models = inverse_variance(yi, vi))
}

counts <- function(ai, n1i, ci, n2i) na.omit(data.frame(ai, n1i, ci, n2i))
count_sets <- list(
  dat.bcg = with(dat.bcg, counts(tpos, tpos + tneg, cpos, cpos + cneg)),
  dat.hine1989 = with(dat.hine1989, counts(ai, n1i, ci, n2i)),
  dat.nielweise2007 = with(dat.nielweise2007, counts(ai, n1i, ci, n2i)),
  dat.collins1985a = with(dat.collins1985a, counts(d.xti, nti, d.xci, nci))
)
means <- c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")
mean_sets <- list(
  dat.normand1999 = as.data.frame(dat.normand1999)[means],
  dat.gibson2002 = na.omit(as.data.frame(dat.gibson2002)[means])
)
rate_sets <- list(
  dat.hart1999 = with(dat.hart1999, data.frame(x1i, t1i, x2i, t2i)),
  dat.nielweise2008 = with(dat.nielweise2008, data.frame(x1i, t1i, x2i, t2i))
)
hackshaw <- with(dat.hackshaw1998, data.frame(estimate = or, low = or.lb, high = or.ub))

sets <- list()
for (name in names(count_sets)) {
  rows <- count_sets[[name]]
  measures <- sapply(c("RR", "OR", "RD"), function(measure) of_counts(rows, measure), simplify = FALSE)
  measures[["PETO"]] <- of_counts_by_peto(rows)
  sets[[name]] <- list(kind = "counts", rows = unname(as.matrix(rows)), measures = measures)
}
for (name in names(mean_sets)) {
  rows <- mean_sets[[name]]
  measures <- sapply(c("MD", "SMD"), function(measure) of_means(rows, measure), simplify = FALSE)
  sets[[name]] <- list(kind = "means", rows = unname(as.matrix(rows)), measures = measures)
}
for (name in names(rate_sets)) {
  rows <- rate_sets[[name]]
  sets[[name]] <- list(kind = "rates", rows = unname(as.matrix(rows)), measures = list(IRR = of_rates(rows)))
}
sets[["dat.hackshaw1998"]] <- list(
  kind = "interval", rows = unname(as.matrix(hackshaw)), measures = list(OR = of_intervals(hackshaw))
)

freedom <- c(1:40, 99, 100, 199:202, 500, 1000)
chi <- expand.grid(x = c(0.01, 0.5, 1, 3.84, 12, 40, 152.2, 900), df = c(1:6, 12, 13, 36, 101))
quantiles <- expand.grid(p = c(0.975, 0.5, 0.025), df = c(1:6, 12, 13, 36, 101))
golden <- list(
  metafor = as.character(packageVersion("metafor")),
  metadat = as.character(packageVersion("metadat")),
  t_975 = cbind(freedom, qt(0.975, freedom)),
  chi_squared_p = unname(cbind(as.matrix(chi), pchisq(chi$x, chi$df, lower.tail = FALSE))),
  chi_squared_quantile = unname(cbind(as.matrix(quantiles), qchisq(quantiles$p, quantiles$df, lower.tail = FALSE))),
  subgroups = list(dat.bcg = with(sets$dat.bcg$measures$RR, of_subgroups(yi, vi, dat.bcg$alloc))),
  sets = sets
)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
writeLines(jsonlite::toJSON(golden, digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = FALSE),
           file.path(here, "metafor.json"))

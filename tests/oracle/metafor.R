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

result <- function(fit, prediction = NULL) {
  beta <- as.numeric(fit$beta)
  list(value = beta, se = fit$se, low = fit$ci.lb, high = fit$ci.ub, weights = as.numeric(weights(fit)),
       q = fit$QE, q_p = fit$QEp, tau2 = max(0, fit$tau2), prediction = prediction)
}

inverse_variance <- function(yi, vi) {
  # metafor stops iterating early unless told otherwise; this keeps more digits than are compared.
  exact <- list(threshold = 1e-10 * median(vi), maxiter = 10000, tol = 1e-10 * median(vi))
  models <- list()
  for (model in names(methods)) for (test in c("z", "adhoc")) {
    if (model == "fixed" && test == "adhoc") next
    fit <- rma(yi, vi, method = methods[[model]], test = test, control = exact)
    bounds <- if (model == "fixed") NULL else predict(fit, pi.type = "riley")
    name <- if (test == "adhoc") paste0(model, "-hksj") else model
    models[[name]] <- result(fit, if (is.null(bounds)) NULL else c(bounds$pi.lb, bounds$pi.ub))
    # Of the fixed and of the DerSimonian-Laird model alone: for the others metafor defines it in another way.
    if (model %in% c("fixed", "random-dl")) models[[name]]$i2 <- fit$I2
  }
  models
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
  list(yi = yi, vi = vi, models = models)
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
hackshaw <- with(dat.hackshaw1998, data.frame(estimate = or, low = or.lb, high = or.ub))

sets <- list()
for (name in names(count_sets)) {
  rows <- count_sets[[name]]
  measures <- sapply(c("RR", "OR", "RD"), function(measure) of_counts(rows, measure), simplify = FALSE)
  sets[[name]] <- list(kind = "counts", rows = unname(as.matrix(rows)), measures = measures)
}
for (name in names(mean_sets)) {
  rows <- mean_sets[[name]]
  measures <- sapply(c("MD", "SMD"), function(measure) of_means(rows, measure), simplify = FALSE)
  sets[[name]] <- list(kind = "means", rows = unname(as.matrix(rows)), measures = measures)
}
sets[["dat.hackshaw1998"]] <- list(
  kind = "interval", rows = unname(as.matrix(hackshaw)), measures = list(OR = of_intervals(hackshaw))
)

freedom <- c(1:40, 99, 100, 199:202, 500, 1000)
chi <- expand.grid(x = c(0.01, 0.5, 1, 3.84, 12, 40, 152.2, 900), df = c(1:6, 12, 13, 36, 101))
golden <- list(
  metafor = as.character(packageVersion("metafor")),
  metadat = as.character(packageVersion("metadat")),
  t_975 = cbind(freedom, qt(0.975, freedom)),
  chi_squared_p = unname(cbind(as.matrix(chi), pchisq(chi$x, chi$df, lower.tail = FALSE))),
  sets = sets
)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
writeLines(jsonlite::toJSON(golden, digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = FALSE),
           file.path(here, "metafor.json"))

// Text that comes late and moves what somebody is already reading.
requestAnimationFrame(() => requestAnimationFrame(() => {
  const late = document.createElement("p");
  late.textContent = "Late.";
  late.style.height = "20rem";
  document.querySelector("h1").before(late);
}));

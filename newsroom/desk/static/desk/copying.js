// Copies an address where the browser lets us; without this it is selected and copied by hand.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy)
    field.addEventListener("focus", () => field.select())
    if (!navigator.clipboard) continue
    button.hidden = false
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value)
      button.parentElement.querySelector("[data-copy-state]").textContent = button.dataset.done
    })
  }
})

// The intake by keyboard and without reloading. Every act is an ordinary form: without this script each one loads the page again.
document.addEventListener("DOMContentLoaded", () => {
  const intake = document.querySelector(".intake")
  const list = document.querySelector("#rows")
  if (!intake || !list) return
  const say = document.querySelector("#say")
  const rows = () => [...list.querySelectorAll(".row")]
  const isOpen = (row) => row.classList.contains("waiting")
  let current = null

  // ---- where one is
  const go = (row, { field } = {}) => {
    if (!row) return
    current?.removeAttribute("aria-current")
    current = row
    row.setAttribute("aria-current", "true")
    const target = field ? row.querySelector(`[data-go="${field}"]`) : row
    target?.focus({ preventScroll: true })
    if (field) target?.select?.()
    row.scrollIntoView({ block: "nearest" })
  }
  const neighbour = (row, step, wanted = isOpen) => {
    const all = rows()
    for (let at = all.indexOf(row) + step; at >= 0 && at < all.length; at += step) if (wanted(all[at])) return all[at]
    return null
  }
  const nextOpen = (row) => neighbour(row, 1) ?? rows().find((one) => isOpen(one) && one !== row) ?? null

  // ---- acts
  const isTouched = (row) =>
    [...row.querySelectorAll(".fields input")].some((one) =>
      one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue,
    )
  const put = (parts, acted) => {
    for (const [ref, html] of Object.entries(parts.rows)) {
      const old = document.getElementById(`row-${ref}`)
      // What is typed in another row and not kept yet stays as it is.
      if (!old || (ref !== acted && isOpen(old) && isTouched(old))) continue
      old.insertAdjacentHTML("afterend", html)
      const fresh = old.nextElementSibling
      if (current === old) current = fresh
      old.remove()
    }
    document.querySelector("#bar").innerHTML = parts.bar
    document.querySelector("#loose").innerHTML = parts.loose
  }
  let queue = Promise.resolve()
  const send = (body, after) => {
    queue = queue.then(async () => {
      say.classList.remove("bad")
      say.textContent = intake.dataset.busy
      let parts
      try {
        const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } })
        if (!answer.ok || answer.redirected) throw new Error(answer.status)
        parts = await answer.json()
      } catch {
        say.textContent = intake.dataset.failed
        say.classList.add("bad")
        return
      }
      const at = current?.dataset.ref
      if (parts.reload) {
        location.hash = at ? `row-${at}` : ""
        return location.reload()
      }
      put(parts, body.get("report"))
      say.textContent = parts.say
      say.classList.toggle("bad", parts.is_bad)
      const here = at ? document.getElementById(`row-${at}`) : null
      if (parts.is_bad) go(here)
      else if (parts.go) go(document.getElementById(`row-${parts.go}`))
      else after?.(here)
    })
    return queue
  }
  const submit = (form, button) => {
    const body = new FormData(form)
    if (button?.name) body.set(button.name, button.value)
    const act = String(body.getAll("act").at(-1)).split(":")[0]
    const row = form.closest(".row")
    if (row) go(row)
    // A decision leads on to the next report; a change stays with this one.
    const moves = ["accept", "attach", "discard"].includes(act)
    return send(body, (here) => go(moves || !here || !isOpen(here) ? (nextOpen(here) ?? here) : here))
  }
  intake.addEventListener("submit", (event) => {
    if (event.target.closest(".unread")) return
    event.preventDefault()
    submit(event.target, event.submitter)
  })
  // What is unchecked or typed is kept by Enter or by its button; a token that is taken off is kept at once.
  list.addEventListener("change", (event) => {
    if (event.target.matches(".token input")) event.target.form.requestSubmit()
  })

  // ---- keys: they work while a row has the focus, never inside a field
  const press = (key) => {
    const button = [...(current?.querySelectorAll("[data-key]") ?? [])].find((one) => one.dataset.key === key)
    if (button && !button.disabled) button.click()
    return Boolean(button)
  }
  const keys = {
    j: () => go(neighbour(current, 1) ?? current),
    k: () => go(neighbour(current, -1) ?? current),
    ArrowDown: () => go(neighbour(current, 1, () => true) ?? current),
    ArrowUp: () => go(neighbour(current, -1, () => true) ?? current),
    e: () => go(current, { field: "e" }),
    p: () => go(current, { field: "p" }),
    v: () => go(current, { field: "v" }),
    t: () => go(current, { field: "t" }),
    d: () => {
      const fold = current.querySelector(".discard")
      if (!fold) return
      fold.open = true
      fold.querySelector("button").focus()
    },
    l: () => {
      const fold = current.querySelector("details.spelling")
      if (!fold) return
      const words = String(getSelection()).trim() || fold.querySelector("option")?.value || ""
      fold.open = true
      fold.querySelector("[name=spelling]").value = words
      const isPersian = /[\u0600-\u06ff]/.test(words)
      fold.querySelector(isPersian ? "[name=name_fa]" : "[name=name_en]").value = words
      fold.querySelector(".alias [name=place]").focus()
    },
    m: () => {
      const fold = current.querySelector("details.elsewhere")
      if (!fold) return
      fold.open = true
      fold.querySelector("input[name=to]").focus()
    },
    "?": () => (document.querySelector("#keys").open = true),
  }
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.target.closest("details")?.removeAttribute("open")
      return go(event.target.closest(".row"))
    }
    // A key that is held down acts once: nobody has read the next report yet.
    if (DeskKeys.isTyping(event.target) || event.repeat || DeskKeys.isWithModifier(event)) return
    const row = event.target.closest(".row")
    if (row !== current) go(row)
    const key = DeskKeys.letter(event)
    const reasons = event.target.closest(".discard[open]")
    if (reasons) {
      const reason = reasons.querySelector(`[data-reason="${CSS.escape(key)}"]`)
      if (reason) {
        event.preventDefault()
        reason.click()
      }
      return
    }
    const shifted = event.shiftKey && { a: "A", r: "R" }[key]
    const inBar = shifted || (key === "u" && "u")
    if (inBar) {
      event.preventDefault()
      const button = document.querySelector(`#bar [data-key="${inBar}"]`)
      if (button && !button.disabled) submit(button.form, button)
    } else if (event.shiftKey && key !== "?") return
    else if (keys[key] ?? keys[event.key]) {
      event.preventDefault()
      ;(keys[key] ?? keys[event.key])()
    } else if (/^[as1-9]$/.test(key) && press(key)) event.preventDefault()
  })
  list.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row")
    if (row && row !== current) {
      current?.removeAttribute("aria-current")
      current = row
      row.setAttribute("aria-current", "true")
    }
  })

  // ---- files dropped on a report
  list.addEventListener("dragover", (event) => event.target.closest(".row") && event.preventDefault())
  list.addEventListener("drop", (event) => {
    const row = event.target.closest(".row")
    if (!row || !event.dataTransfer.files.length) return
    event.preventDefault()
    const body = new FormData()
    body.set("act", "file")
    body.set("report", row.dataset.ref)
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
    for (const file of event.dataTransfer.files) body.append("files", file)
    go(row)
    send(body, (here) => go(here))
  })

  // ---- the first report that waits
  const asked = location.hash ? document.querySelector(location.hash) : null
  go(asked ?? rows().find(isOpen) ?? rows()[0])
})

// Keeps what is typed. Every second the form is looked at; what changed and rested for a moment goes to the server. Without a
// line it is written down in this tab only, encrypted with a key that only the session holds and that is never written down.
const TabStore = (() => {
  const PREFIX = "typed:"
  const text = new TextEncoder()
  const bytes = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const base64 = (buffer) => {
    let binary = ""
    new Uint8Array(buffer).forEach((byte) => (binary += String.fromCharCode(byte)))
    return btoa(binary)
  }

  const clear = (name) => sessionStorage.removeItem(PREFIX + name)
  const clearAll = () => Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX)).forEach((one) => sessionStorage.removeItem(one))

  async function write(key, name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(name) }, key, text.encode(value))
    sessionStorage.setItem(PREFIX + name, `${base64(iv)}.${base64(sealed)}`)
  }

  // What another session wrote cannot be read by this one, and goes.
  async function read(key, name) {
    const kept = sessionStorage.getItem(PREFIX + name)
    if (!kept) return null
    try {
      const [iv, sealed] = kept.split(".").map(bytes)
      const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: text.encode(name) }, key, sealed)
      return new TextDecoder().decode(opened)
    } catch {
      clear(name)
      return null
    }
  }

  const importKey = (raw) => crypto.subtle.importKey("raw", bytes(raw), "AES-GCM", false, ["encrypt", "decrypt"])
  return { write, read, clear, clearAll, importKey }
})()

const Autosave = (form, line) => {
  const REST = 1500 // after the last key
  const LONGEST = 5000 // while somebody goes on typing, and between two tries without a line
  const { address, mark } = line.dataset
  const never = line.dataset.never.split(" ")
  const token = form.elements.csrfmiddlewaretoken.value
  let key = null
  let sent = ""
  let seen = ""
  let changedAt = 0
  let firstAt = 0
  let tried = ""
  let triedAt = 0
  let isTouched = false
  let isSending = false
  let isStopped = false

  const isKept = (name) => {
    const last = name.slice(name.lastIndexOf("-") + 1)
    if (name.startsWith("_") || name.startsWith("merge-")) return false
    if (["csrfmiddlewaretoken", "opened_revision", "typed_as"].includes(name)) return false
    return !never.some((one) => last === one || last.startsWith(`${one}_`))
  }
  const say = (sentence, state = "") => {
    if (line.textContent !== sentence) line.textContent = sentence
    line.dataset.state = state
  }
  const written = () => {
    const fields = {}
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && isKept(name)) (fields[name] ??= []).push(value)
    }
    return JSON.stringify({ fields, opened_revision: form.elements.opened_revision?.value || 0, mark })
  }
  const post = (where, body, more = {}) =>
    fetch(where, { method: "POST", body, headers: { "X-CSRFToken": token, "Content-Type": "application/json" }, redirect: "manual", ...more })

  async function withoutLine(body) {
    tried = body
    triedAt = performance.now()
    if (!window.isSecureContext) return say(line.dataset.insecure, "lost")
    if (!key) return say(line.dataset.nothing, "lost")
    try {
      await TabStore.write(key, address, body)
      say(line.dataset.offline, "offline")
    } catch {
      say(line.dataset.nothing, "lost")
    }
  }

  async function send(body) {
    if (isSending || isStopped) return
    isSending = true
    try {
      const answer = await post(address, body)
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        TabStore.clearAll()
        say(line.dataset.out, "lost")
        sent = body
      } else if (answer.headers.get("Content-Type")?.includes("json")) {
        const { sentence } = await answer.json()
        say(sentence, answer.ok ? "kept" : "lost")
        sent = body
        isStopped = answer.status === 410
        if (answer.ok || isStopped) TabStore.clear(address)
      } else if (answer.status >= 500) {
        await withoutLine(body)
      } else {
        say(line.dataset.refused, "lost")
        sent = body
      }
    } catch {
      await withoutLine(body)
    }
    isSending = false
  }

  const look = () => {
    if (isStopped) return
    const body = written()
    const now = performance.now()
    if (!isTouched) sent = body
    if (body === sent) {
      firstAt = 0
      return
    }
    if (body !== seen) {
      changedAt = now
      form.dispatchEvent(new Event("typed:changed"))
      firstAt ||= now
      seen = body
    }
    if (body === tried && now - triedAt < LONGEST) return
    if (now - changedAt >= REST || now - firstAt >= LONGEST) {
      firstAt = now
      send(body)
    }
  }

  const leave = () => {
    const body = written()
    if (isStopped || body === sent) return
    if (body.length < 60000) post(address, body, { keepalive: true }).catch(() => {})
    else send(body)
    if (navigator.onLine) sent = body
  }

  async function begin() {
    if (!isTouched) seen = sent = written()
    if (!window.isSecureContext) return
    try {
      const answer = await post(line.dataset.key, "{}")
      if (!answer.ok || answer.type === "opaqueredirect") return
      key = await TabStore.importKey((await answer.json()).key)
    } catch {
      return
    }
    const kept = await TabStore.read(key, address)
    if (!kept) return
    const answer = await post(address, kept).catch(() => null)
    if (!answer?.ok) return
    TabStore.clear(address)
    const link = document.createElement("a")
    link.href = location.href
    link.textContent = line.dataset.take
    line.replaceChildren(`${line.dataset.found} `, link)
  }

  // Editors fill in their fields when they are ready; what they write before anybody touched the page is no typing.
  for (const kind of ["keydown", "pointerdown", "input", "paste", "drop"]) {
    document.addEventListener(kind, () => (isTouched = true), { once: true, capture: true })
  }
  seen = sent = written()
  setInterval(look, 500)
  begin()
  form.addEventListener("submit", () => {
    isStopped = true
    TabStore.clear(address)
  })
  window.addEventListener("online", () => {
    tried = ""
    look()
  })
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave())
  window.addEventListener("pagehide", leave)
}

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("logout-form")?.addEventListener("submit", TabStore.clearAll)
  if (document.querySelector("body.login") || !document.getElementById("logout-form")) TabStore.clearAll()
  const line = document.getElementById("typed-line")
  if (line) Autosave(line.closest("form"), line)
})

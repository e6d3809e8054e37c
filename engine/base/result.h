#pragma once
// Result<T>: a value or an Error. Member names are std::expected's, which GCC 12 does not have yet;
// when the compiler does, this file becomes an alias.

#include "engine/base/error.h"

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace rf {

template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}
    template <class U>
        requires(std::is_convertible_v<U, T> && !std::is_same_v<std::decay_t<U>, T> &&
                 !std::is_same_v<std::decay_t<U>, Error> && !std::is_same_v<std::decay_t<U>, Result>)
    Result(U&& value) : m_state(std::in_place_index<0>, std::forward<U>(value)) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    Error& error() & { return std::get<1>(m_state); }
    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

    template <class U>
    T value_or(U&& fallback) const& {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::make_shared<Error>(std::move(error))) {}

    bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }
    void value() const { assert(has_value()); }
    const Error& error() const { return *m_error; }

private:
    std::shared_ptr<Error> m_error;
};

using Status = Result<void>;

} // namespace rf

#define RF_CONCAT_(a, b) a##b
#define RF_CONCAT(a, b) RF_CONCAT_(a, b)

/// Returns the error of a Result-valued expression from the enclosing function, else goes on.
#define RF_TRY(expression)                                                                                             \
    do {                                                                                                               \
        if (auto rfResult = (expression); !rfResult) return std::move(rfResult).error();                              \
    } while (false)

/// `RF_ASSIGN(auto item, decode(bytes));` binds the value or returns the error.
#define RF_ASSIGN(declaration, expression)                                                                             \
    auto RF_CONCAT(rfResult, __LINE__) = (expression);                                                                 \
    if (!RF_CONCAT(rfResult, __LINE__)) return std::move(RF_CONCAT(rfResult, __LINE__)).error();                      \
    declaration = std::move(RF_CONCAT(rfResult, __LINE__)).value()

#include "engine/maintenance/log_keeper.h"

namespace rf {

LogKeeper::LogKeeper(logs::LogBook& book, const Clock& clock, LogKeeperOptions options)
    : m_book(book), m_chunk(options.chunk), m_rounds(clock, options.intervalMs, options.poll, [this] {
          return keep().value_or(true); // a round that failed (a full disk) is made again an interval later
      }) {
    m_book.onRetention([this] { wake(); });
}

LogKeeper::~LogKeeper() {
    stop();
    m_book.onRetention({});
}

Status LogKeeper::sweep() {
    RF_TRY(keep());
    return {};
}

Result<bool> LogKeeper::keep() {
    RF_ASSIGN(const bool expires, m_book.expires());
    for (bool more = expires; more;) {
        RF_ASSIGN(more, m_book.trim(m_chunk));
    }
    return expires;
}

} // namespace rf

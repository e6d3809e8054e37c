#pragma once
// Keeps the bill of one file up to date while somebody looks: asks on the file's threads, one call at a time.

#include "models/pricing/file_bill.h"
#include "models/pricing/price_book.h"
#include "models/session/file_session.h"

#include <QPointer>
#include <QTimer>

namespace rf::models {

class BillModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPollMs = 2000;
    using NowMs = std::function<qint64()>;

    /// `prices` outlives the model.
    explicit BillModel(PriceBook* prices, QObject* parent = nullptr);
    /// Milliseconds since the epoch, by the clock of the file's meter.
    void setNow(NowMs now) { m_now = std::move(now); }
    void setFile(FileSession* file); ///< nullptr: none
    FileSession* file() const { return m_file; }
    PriceBook* prices() const { return m_prices; }
    void setWatched(bool watched);
    void poll(); ///< asks now, unless an answer is on its way

    const FileBill& bill() const { return m_bill; }
    CostRowsModel* parts() { return &m_parts; }
    CostRowsModel* tables() { return &m_tables; }
    /// The breakdown by table as rich text, for a tool tip.
    QString breakdown() const;

signals:
    void changed();

private:
    void ask();
    void take(FileBill bill);

    PriceBook* m_prices;
    QPointer<FileSession> m_file;
    NowMs m_now;
    FileBill m_bill;
    CostRowsModel m_parts, m_tables;
    QTimer m_timer;
    LatestCall m_call;
};

} // namespace rf::models

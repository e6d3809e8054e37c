#include "models/pricing/bill_model.h"

#include <QDateTime>

namespace rf::models {

namespace {
constexpr qsizetype kTipTables = 12;
}

BillModel::BillModel(PriceBook* prices, QObject* parent)
    : QObject(parent), m_prices(prices), m_now([] { return QDateTime::currentMSecsSinceEpoch(); }) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &BillModel::poll);
    connect(prices, &PriceBook::changed, this, &BillModel::ask);
}

void BillModel::setFile(FileSession* file) {
    if (file == m_file) return;
    if (m_file) disconnect(m_file, nullptr, this, nullptr);
    m_file = file;
    if (file) connect(file, &FileSession::stateChanged, this, &BillModel::ask);
    if (file) connect(file, &FileSession::tablesChanged, this, &BillModel::ask);
    ask();
}

void BillModel::setWatched(bool watched) {
    if (!watched) return m_timer.stop();
    m_timer.start();
    poll();
}

void BillModel::poll() {
    if (!m_call.isRunning()) ask();
}

void BillModel::ask() {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    const auto prices = m_prices->table();
    if (!client || !prices) {
        m_call.cancel();
        FileBill none;
        if (client) none.problem = m_prices->problem();
        return take(std::move(none));
    }
    m_call.run(
        *client, this,
        [prices, now = m_now()](rf::Service& service, const std::stop_token&) {
            return std::make_shared<FileBill>(billOf(service, *prices, now));
        },
        [this](const std::shared_ptr<FileBill>& bill) {
            bill->edited = m_prices->isEdited();
            take(*bill);
        });
}

void BillModel::take(FileBill bill) {
    m_bill = std::move(bill);
    m_parts.setRows(m_bill.parts);
    QList<CostRow> tables;
    for (const TableBill& each : m_bill.tables)
        tables << CostRow{each.name, each.usd, each.onDemand ? tr("on demand") : tr("provisioned"), CostRow::Accent};
    m_tables.setRows(tables);
    emit changed();
}

QString BillModel::breakdown() const {
    QString rows;
    double rest = 0;
    for (qsizetype i = 0; i < m_bill.tables.size(); ++i) {
        const TableBill& each = m_bill.tables[i];
        if (i >= kTipTables) {
            rest += each.usd;
            continue;
        }
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align='right'>%2</td></tr>").arg(each.name.toHtmlEscaped(), moneyText(each.usd).toHtmlEscaped());
    }
    if (m_bill.tables.size() > kTipTables)
        rows += QStringLiteral("<tr><td>%1</td><td align='right'>%2</td></tr>").arg(tr("Others"), moneyText(rest).toHtmlEscaped());
    return tr("<b>%1 a month</b> if the traffic of the %2 went on,<br>at the prices of %3, %4")
               .arg(moneyText(m_bill.usd).toHtmlEscaped(), m_bill.windowText(), m_bill.region.toHtmlEscaped(), m_bill.date.toHtmlEscaped()) +
           QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace rf::models

#include "moc_bill_model.cpp"

#include "ui/pricing/bill_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/pricing/cost_list.h"

#include <QVBoxLayout>

namespace rf::ui {

namespace {
constexpr int kBillWidth = 480;
}

BillDialog::BillDialog(models::BillModel* bill, CommandRegistry* commands, QWidget* parent)
    : Dialog(bill->file() ? tr("Monthly bill of %1").arg(bill->file()->name()) : tr("Monthly bill"), parent), m_bill(bill),
      m_total(label({}, uiFont(24, QFont::DemiBold))), m_sentence(label({}, uiFont(12), "text2")),
      m_prices(label({}, uiFont(12), "text2")), m_parts(new CostList(bill->parts(), tr("Parts of the bill"), nullptr, 9)),
      m_tables(new CostList(bill->tables(), tr("Tables of the bill"), nullptr, 5)) {
    setObjectName(QStringLiteral("billDialog"));
    setFixedWidth(kBillWidth);
    m_sentence->setWordWrap(true);
    m_total->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_total);
    head->addWidget(m_sentence);
    body()->addLayout(head);
    auto* lists = new QVBoxLayout;
    lists->setContentsMargins(-16, 0, -16, 0); // rows reach from edge to edge, as elsewhere
    lists->setSpacing(2);
    const auto title = [lists](const QString& text) {
        QLabel* made = label(text, uiFont(11, QFont::DemiBold), "text2");
        made->setContentsMargins(16, 4, 16, 0);
        lists->addWidget(made);
    };
    title(tr("What is paid for"));
    lists->addWidget(m_parts);
    title(tr("By table"));
    lists->addWidget(m_tables);
    body()->addLayout(lists);
    for (CostList* each : {m_parts, m_tables}) each->setSelectionMode(QAbstractItemView::NoSelection);
    addFooterNote(m_prices);
    auto* edit = new Button(commands->action(QStringLiteral("prices.edit")));
    addFooterNote(edit);
    addAccept(tr("Close"));
    connect(bill, &models::BillModel::changed, this, &BillDialog::refresh);
    refresh();
}

void BillDialog::refresh() {
    const models::FileBill& bill = m_bill->bill();
    m_total->setText(bill.known ? tr("%1 a month").arg(models::moneyText(bill.usd)) : tr("No bill"));
    m_sentence->setText(!bill.known            ? bill.problem
                        : bill.seconds > 0 ? tr("If the traffic of the %1 went on for a month of 730 hours. Capacity is paid by the hour, storage as it is now.").arg(bill.windowText())
                                           : tr("Nothing was read or written yet. Capacity is paid by the hour all the same, and storage as it is now."));
    m_prices->setText(!bill.known ? QString()
                                  : bill.edited ? tr("Your prices of %1, %2").arg(bill.region, bill.date) : tr("Prices of %1, %2").arg(bill.region, bill.date));
    adjustSize();
}

QString BillDialog::total() const {
    return m_total->text();
}

QString BillDialog::sentence() const {
    return m_sentence->text();
}

} // namespace rf::ui

#include "moc_bill_dialog.cpp"

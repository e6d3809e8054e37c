#include "ui/traffic/filter_bar.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/traffic/choice_box.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>

namespace rf::ui {

using Status = models::TrafficFilter::Status;

namespace {

QComboBox* choice(const QString& name, const QString& objectName, int width) {
    auto* box = new QComboBox;
    setCompact(box);
    box->setAccessibleName(name);
    box->setObjectName(objectName);
    box->setFixedWidth(width);
    return box;
}

} // namespace

TrafficFilterBar::TrafficFilterBar(QObject* parent)
    : QObject(parent), m_status(new Segments({tr("All"), tr("OK"), tr("Errors"), tr("Throttled")})),
      m_search(new SearchField(tr("Key, table or error"))),
      m_client(choice(tr("Client"), QStringLiteral("trafficClient"), 124)),
      m_operation(choice(tr("Operation"), QStringLiteral("trafficOperation"), 128)),
      m_table(choice(tr("Table"), QStringLiteral("trafficTable"), 108)),
      m_slow(choice(tr("Latency"), QStringLiteral("trafficSlow"), 108)) {
    m_status->setAccessibleName(tr("Status of the calls"));
    m_status->setObjectName(QStringLiteral("trafficStatus"));
    m_search->setObjectName(QStringLiteral("trafficSearch"));
    m_search->setFixedWidth(176);
    for (const auto& [text, ms] : std::initializer_list<std::pair<QString, int>>{
             {tr("Any latency"), 0}, {tr("≥ 5 ms"), 5}, {tr("≥ 20 ms"), 20}, {tr("≥ 100 ms"), 100}, {tr("≥ 1 s"), 1000}})
        m_slow->addItem(text, ms);
    for (QComboBox* box : {m_client, m_operation, m_table, m_slow})
        connect(box, &QComboBox::currentIndexChanged, this, &TrafficFilterBar::apply);
    connect(m_status, &Segments::currentChanged, this, &TrafficFilterBar::apply);
    connect(m_search, &QLineEdit::textChanged, this, &TrafficFilterBar::apply);
    refreshChoices();
}

void TrafficFilterBar::setModel(models::TrafficModel* model) {
    if (m_model) disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (model) connect(model, &models::TrafficModel::facetsChanged, this, &TrafficFilterBar::refreshChoices);
    refreshChoices();
    apply();
}

void TrafficFilterBar::refreshChoices() {
    refill(m_client, tr("All clients"), m_model ? m_model->clients() : QStringList());
    refill(m_operation, tr("All operations"), m_model ? m_model->operations() : QStringList());
    refill(m_table, tr("All tables"), m_model ? m_model->tables() : QStringList());
}

void TrafficFilterBar::clearFilters() {
    for (QComboBox* box : {m_client, m_operation, m_table, m_slow}) box->setCurrentIndex(0);
    m_status->setCurrent(0);
    m_search->clear();
    apply();
}

void TrafficFilterBar::apply() {
    if (!m_model) return;
    models::TrafficFilter filter;
    filter.client = m_client->currentData().toString();
    filter.operation = m_operation->currentData().toString();
    filter.table = m_table->currentData().toString();
    filter.slowMs = m_slow->currentData().toInt();
    filter.text = m_search->text();
    filter.errorsOnly = m_status->current() == 2;
    if (m_status->current() == 1) filter.status = Status::Ok;
    if (m_status->current() == 3) filter.status = Status::Throttled;
    m_model->setFilter(filter);
}

} // namespace rf::ui

#include "moc_filter_bar.cpp"

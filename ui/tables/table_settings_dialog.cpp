#include "ui/tables/table_settings_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/form_caption.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QTableWidget>

namespace rf::ui {

using models::TableSettings;
using models::TableTag;

namespace {

constexpr int kWidth = 560, kTagRows = 5;

QLabel* fact(const QString& text) {
    auto* made = label(text, monoFont(12));
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setWordWrap(true);
    return made;
}

/// DynamoDB's word for the state of a time to live, as people say it.
QString liveText(const QString& status) {
    if (status == QLatin1String("ENABLED")) return TableSettingsDialog::tr("On");
    if (status == QLatin1String("ENABLING")) return TableSettingsDialog::tr("Being turned on");
    if (status == QLatin1String("DISABLING")) return TableSettingsDialog::tr("Being turned off");
    return TableSettingsDialog::tr("Off");
}

QString countText(qint64 items, qint64 bytes) {
    return TableSettingsDialog::tr("%1 items, %2").arg(QLocale(QLocale::English).toString(items), sizeText(bytes));
}

} // namespace

// ---- the chart

ExpiryChart::ExpiryChart(QWidget* parent) : QWidget(parent) {
    setFixedHeight(sizeHint().height());
    setAccessibleName(tr("Items deleted by the time to live, last 24 hours"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void ExpiryChart::show(const models::ExpiryHours& hours) {
    m_hours = hours;
    double sum = 0;
    for (const double each : hours) sum += each;
    setAccessibleDescription(tr("%1 in all").arg(sum));
    update();
}

void ExpiryChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    double most = 1;
    for (const double each : m_hours) most = std::max(most, each);
    const double step = double(width()) / std::max<qsizetype>(1, m_hours.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Danger));
    for (qsizetype i = 0; i < m_hours.size(); ++i) {
        const double tall = m_hours[i] / most * (height() - 4);
        if (tall > 0) painter.drawRect(QRectF(double(i) * step + 1, height() - 1 - std::max(1.0, tall), step - 2, std::max(1.0, tall)));
    }
}

// ---- the dialog

TableSettingsDialog::TableSettingsDialog(models::FileSession* file, const models::TableInfo& table, QWidget* parent)
    : Dialog(tr("Settings of %1").arg(table.name), parent), m_table(table), m_protect(new QCheckBox(tr("Refuse to delete the table"))),
      m_class(new Segments({tr("Standard"), tr("Infrequent access")})), m_live(new QCheckBox(tr("Delete items after the time in"))),
      m_attribute(new QComboBox), m_liveState(label({}, uiFont(12), "text2")), m_expired(new ExpiryChart), m_tags(new QTableWidget(0, 2)),
      m_addTag(new Button(tr("Add tag"), Look::Flat)), m_problem(label({}, uiFont(12), "danger")) {
    setObjectName(QStringLiteral("tableSettings"));
    setFixedWidth(kWidth);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_class->setAccessibleName(tr("Table class"));
    m_attribute->setEditable(true);
    m_attribute->setFont(monoFont());
    m_attribute->setAccessibleName(tr("Attribute with the time to live, in seconds since 1970"));
    m_attribute->lineEdit()->setPlaceholderText(QStringLiteral("expiresAt"));
    m_attribute->setMinimumWidth(160);
    auto* live = new QHBoxLayout;
    live->setSpacing(8);
    live->addWidget(m_live);
    live->addWidget(m_attribute, 1);
    auto* lived = new QHBoxLayout;
    lived->setSpacing(12);
    lived->addWidget(m_liveState);
    lived->addWidget(m_expired, 1);
    lived->addStretch(0);
    m_expired->hide(); // until there is something to draw
    form->addRow(caption(tr("Keys")), fact(table.keyText()));
    form->addRow(caption(tr("ARN")), fact(table.arn()));
    form->addRow(caption(tr("Holds")), makeFacts(table));
    form->addRow(caption(tr("Protection")), m_protect);
    form->addRow(caption(tr("Class")), m_class);
    form->addRow(caption(tr("Time to live")), live);
    form->addRow(QString(), lived);
    form->addRow(caption(tr("Tags")), makeTags());
    body()->addLayout(form);
    m_problem->setWordWrap(true);
    m_problem->hide();
    body()->addWidget(m_problem);
    addCancel();
    m_apply = addAccept(tr("Apply"));
    connect(&m_admin, &models::TableAdmin::changed, this, &TableSettingsDialog::fill);
    for (QCheckBox* each : {m_protect, m_live}) connect(each, &QCheckBox::toggled, this, &TableSettingsDialog::check);
    connect(m_class, &Segments::currentChanged, this, &TableSettingsDialog::check);
    connect(m_attribute, &QComboBox::editTextChanged, this, &TableSettingsDialog::check);
    connect(m_tags, &QTableWidget::cellChanged, this, &TableSettingsDialog::check);
    connect(m_addTag, &Button::clicked, this, [this] {
        addTag({});
        m_tags->setCurrentCell(m_tags->rowCount() - 1, 0);
        m_tags->editItem(m_tags->item(m_tags->rowCount() - 1, 0));
    });
    m_apply->setEnabled(false);
    m_admin.setTable(file, table.region, table.name);
}

QWidget* TableSettingsDialog::makeFacts(const models::TableInfo& table) {
    QStringList lines{countText(table.itemCount, table.sizeBytes)};
    for (const models::IndexInfo& index : table.indexes) lines << QStringLiteral("%1: %2").arg(index.name, countText(index.itemCount, index.sizeBytes));
    return fact(lines.join(u'\n'));
}

QWidget* TableSettingsDialog::makeTags() {
    m_tags->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setObjectName(QStringLiteral("tags"));
    m_tags->verticalHeader()->hide();
    m_tags->verticalHeader()->setDefaultSectionSize(kGridRow);
    m_tags->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tags->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tags->horizontalHeader()->setFixedHeight(kGridHeader);
    m_tags->setFont(monoFont(12));
    m_tags->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tags->setFixedHeight(kGridHeader + kTagRows * kGridRow);
    m_addTag->setIconName(QStringLiteral("plus"));
    m_addTag->setCompact(true);
    auto* remove = new Button(tr("Remove tag"), Look::Flat);
    remove->setIconName(QStringLiteral("minus"));
    remove->setCompact(true);
    remove->setEnabled(false);
    connect(m_tags, &QTableWidget::currentCellChanged, remove, [remove](int row) { remove->setEnabled(row >= 0); });
    connect(remove, &Button::clicked, this, [this] {
        if (m_tags->currentRow() >= 0) m_tags->removeRow(m_tags->currentRow());
        check();
    });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_tags);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_addTag);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return box;
}

void TableSettingsDialog::addTag(const TableTag& tag) {
    const QSignalBlocker quiet(m_tags);
    const int row = m_tags->rowCount();
    m_tags->insertRow(row);
    m_tags->setItem(row, 0, new QTableWidgetItem(tag.key));
    m_tags->setItem(row, 1, new QTableWidgetItem(tag.value));
    check();
}

/// What is being changed stays; figures follow.
void TableSettingsDialog::fill() {
    if (!m_admin.isKnown()) return;
    m_expired->show(m_admin.expired());
    m_expired->setVisible(m_admin.expiredToday() > 0);
    m_liveState->setText(tr("%1, %2 deleted in 24 h").arg(liveText(m_admin.timeToLiveStatus()), QLocale(QLocale::English).toString(m_admin.expiredToday())));
    if (m_filled) return check();
    const TableSettings& stored = m_admin.settings();
    m_protect->setChecked(stored.deletionProtection);
    m_class->setCurrent(stored.infrequentAccess ? 1 : 0);
    m_live->setChecked(!stored.timeToLive.isEmpty());
    m_attribute->setEditText(stored.timeToLive);
    for (const TableTag& each : stored.tags) addTag(each);
    m_filled = true;
    check();
}

TableSettings TableSettingsDialog::wanted() const {
    TableSettings out;
    out.deletionProtection = m_protect->isChecked();
    out.infrequentAccess = m_class->current() == 1;
    if (m_live->isChecked()) out.timeToLive = m_attribute->currentText().trimmed();
    for (int row = 0; row < m_tags->rowCount(); ++row) {
        const auto text = [&](int column) { return m_tags->item(row, column) ? m_tags->item(row, column)->text() : QString(); };
        if (!text(0).isEmpty() || !text(1).isEmpty()) out.tags << TableTag{text(0), text(1)};
    }
    std::sort(out.tags.begin(), out.tags.end(), [](const TableTag& a, const TableTag& b) { return a.key < b.key; });
    return out;
}

void TableSettingsDialog::check() {
    const TableSettings now = wanted();
    QString problem = now.problem();
    if (problem.isEmpty() && m_live->isChecked() && now.timeToLive.isEmpty()) problem = tr("Name the attribute that holds the time.");
    m_attribute->setEnabled(m_live->isChecked());
    m_problem->setText(m_filled ? problem : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_apply->setEnabled(m_filled && problem.isEmpty() && !(now == m_admin.settings()) && m_admin.file() && !m_admin.file()->isReadOnly());
}

QString TableSettingsDialog::problem() const { return m_problem->isHidden() ? QString() : m_problem->text(); }

void TableSettingsDialog::accept() {
    if (!m_apply->isEnabled()) return;
    m_apply->setEnabled(false);
    m_admin.apply(wanted(), [this](const models::Failure& failure) {
        if (failure.isEmpty()) {
            emit applied(m_table.name);
            return done(QDialog::Accepted);
        }
        m_problem->setText(failure.detail.isEmpty() ? failure.headline : failure.detail);
        m_problem->show();
        m_apply->setEnabled(true);
    });
}

} // namespace rf::ui

#include "moc_table_settings_dialog.cpp"

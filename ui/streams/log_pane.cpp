#include "ui/streams/log_pane.h"

#include "ui/common/buttons.h"
#include "ui/common/dialog.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace rf::ui {

using models::LogLevel;
using models::LogModel;

namespace {

constexpr int kLine = 21, kSearchSoonMs = 250, kGroups = 128, kLevels = 108, kLogSearch = 120;

/// What a group may keep, as the menu offers it; the API takes more (engine/logs/log_book.h).
constexpr int kKeep[] = {0, 1, 7, 30, 90, 365};

QString keepText(int days) {
    if (days == 0) return LogPane::tr("for ever");
    return days == 1 ? LogPane::tr("1 day") : LogPane::tr("%1 days").arg(days);
}

Token inkOf(LogLevel level) {
    switch (level) {
    case LogLevel::Error: return Token::Danger;
    case LogLevel::Warn: return Token::Warn;
    default: return Token::Text2;
    }
}

} // namespace

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const auto level = LogLevel(index.data(LogModel::LevelRole).toInt());
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, color(selected ? Token::AccentSoft : level == LogLevel::Error ? Token::DangerSoft : Token::Base));
    const QRect inner = option.rect.adjusted(index.column() == LogModel::Time ? 16 : 6, 0, -4, 0);
    painter->setFont(monoFont(12));
    painter->setPen(color(index.column() == LogModel::Text ? Token::Text : index.column() == LogModel::Level ? inkOf(level) : Token::Text2));
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

LogPane::LogPane(LogModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_groups(new QComboBox), m_levels(new QComboBox), m_search(new SearchField(tr("Filter pattern"))),
      m_follow(new QCheckBox(tr("Follow"))), m_lines(new QTableView), m_stack(new QStackedWidget), m_empty(new EmptyState), m_searchSoon(new QTimer(this)),
      m_keep(new IconButton(QStringLiteral("clock"), tr("How long lines are kept"))), m_clear(new IconButton(QStringLiteral("trash"), tr("Delete the log"))) {
    setObjectName(QStringLiteral("logPane"));
    m_groups->setAccessibleName(tr("Log"));
    m_groups->setFixedWidth(kGroups);
    m_groups->view()->setMinimumWidth(260);
    m_levels->addItems({tr("All levels"), tr("Without frame"), tr("Warnings"), tr("Errors")});
    m_levels->setItemData(1, tr("Without START, END and REPORT"), Qt::ToolTipRole);
    m_levels->setAccessibleName(tr("Levels"));
    m_levels->setFixedWidth(kLevels);
    m_search->setFixedWidth(kLogSearch);
    m_search->setAccessibleName(tr("Filter pattern"));
    m_search->setToolTip(tr("As CloudWatch Logs reads them: ERROR, ?WARN ?ERROR, \"two words\", -DEBUG, { $.status = 500 }"));
    for (QWidget* each : std::initializer_list<QWidget*>{m_groups, m_levels, m_search}) setCompact(each);
    m_follow->setChecked(true);
    m_lines->setObjectName(QStringLiteral("logLines"));
    m_lines->setAccessibleName(tr("Lines of the log"));
    m_lines->setModel(model);
    m_lines->setItemDelegate(new LogDelegate(m_lines));
    m_lines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->setShowGrid(false);
    m_lines->setWordWrap(false);
    m_lines->setTabKeyNavigation(false);
    m_lines->horizontalHeader()->hide();
    m_lines->verticalHeader()->hide();
    m_lines->verticalHeader()->setDefaultSectionSize(kLine);
    m_lines->verticalHeader()->setMinimumSectionSize(kLine);
    m_lines->setColumnWidth(LogModel::Time, 118);
    m_lines->setColumnWidth(LogModel::Level, 62);
    m_lines->horizontalHeader()->setStretchLastSection(true);
    const auto [bar, row] = PanelBar(tr("Log"));
    auto* saveButton = new IconButton(QStringLiteral("save"), tr("Save these lines to a file"));
    row->addWidget(m_groups);
    row->addWidget(m_levels);
    row->addWidget(m_search);
    row->addStretch(1);
    row->addWidget(m_follow);
    row->addWidget(m_keep);
    row->addWidget(saveButton);
    row->addWidget(m_clear);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_lines);
    auto* column = bareColumn(this);
    column->addWidget(bar);
    column->addWidget(m_stack, 1);
    m_searchSoon->setSingleShot(true);
    m_searchSoon->setInterval(kSearchSoonMs);
    connect(m_groups, &QComboBox::activated, this, [this](int at) { m_model->setGroup(m_file, m_region, m_groups->itemData(at).toString()); });
    connect(m_levels, &QComboBox::currentIndexChanged, this, [this](int at) { m_model->setLevels(LogModel::Levels(at)); });
    connect(m_search, &QLineEdit::textChanged, m_searchSoon, qOverload<>(&QTimer::start));
    connect(m_searchSoon, &QTimer::timeout, this, [this] { m_model->setPattern(m_search->text().trimmed()); });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on) m_lines->scrollToBottom();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int, int last) {
        const bool newest = last + 1 == m_model->rowCount(); // else older ones came above
        if (m_follow->isChecked() && newest) QTimer::singleShot(0, m_lines, &QTableView::scrollToBottom);
        refresh();
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_follow->isChecked()) QTimer::singleShot(0, m_lines, &QTableView::scrollToBottom);
        refresh();
    });
    connect(m_lines->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int at) {
        if (at == 0) m_model->fetchOlder();
    });
    connect(model, &LogModel::groupsChanged, this, &LogPane::fillGroups);
    connect(model, &LogModel::stateChanged, this, &LogPane::refresh);
    connect(m_keep, &QAbstractButton::clicked, this, &LogPane::keepMenu);
    connect(m_clear, &QAbstractButton::clicked, this, &LogPane::clear);
    connect(saveButton, &QAbstractButton::clicked, this, &LogPane::save);
    refresh();
}

void LogPane::setFile(models::FileSession* file, const QString& region, const QStringList& functions) {
    const bool same = file == m_file && region == m_region && functions == m_functions;
    m_file = file;
    m_region = region;
    m_functions = functions;
    if (same) return;
    const QString now = m_model->group();
    const bool stays = file && !now.isEmpty() && (functions.isEmpty() || functions.contains(now.section(QLatin1Char('/'), -1)));
    m_model->setGroup(file, region, stays ? now : functions.isEmpty() ? QString() : groupOf(functions.first()));
    fillGroups();
}

void LogPane::showFunction(const QString& name) {
    m_model->setGroup(m_file, m_region, groupOf(name));
    fillGroups();
}

void LogPane::fillGroups() {
    m_groups->clear();
    for (const QString& name : m_functions) m_groups->addItem(name, groupOf(name));
    for (const QString& group : m_model->groups())
        if (m_groups->findData(group) < 0) m_groups->addItem(group, group);
    if (m_model->group().isEmpty() && m_groups->count() > 0) m_model->setGroup(m_file, m_region, m_groups->itemData(0).toString());
    m_groups->setCurrentIndex(m_groups->findData(m_model->group()));
    m_groups->setToolTip(m_model->group());
    refresh();
}

void LogPane::refresh() {
    const models::Failure& failure = m_model->failure();
    setProblem(m_search, failure.isEmpty() ? QString() : failure.detail);
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_keep->setToolTip(tr("Lines are kept %1").arg(keepText(m_model->retentionDays())));
    for (QWidget* each : std::initializer_list<QWidget*>{m_keep, m_clear}) each->setEnabled(m_file && !m_file->isReadOnly() && !m_model->group().isEmpty());
    if (any) return;
    if (!failure.isEmpty()) return m_empty->set(QStringLiteral("warn"), failure.headline, failure.detail);
    if (m_model->group().isEmpty()) return m_empty->set(QStringLiteral("terminal"), tr("No log yet"), tr("What functions write, and what clients put into log groups, is kept here for good."));
    m_empty->set(QStringLiteral("terminal"), tr("No line here"), tr("Lines of %1 appear as they are written.").arg(m_model->group()));
}

void LogPane::keepMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* group = new QActionGroup(menu);
    for (const int days : kKeep) {
        QAction* each = menu->addAction(tr("Keep lines %1").arg(keepText(days)));
        each->setCheckable(true);
        each->setChecked(days == m_model->retentionDays());
        group->addAction(each);
        connect(each, &QAction::triggered, this, [this, days] {
            m_model->setRetentionDays(days, [this, days, self = QPointer(this)](const models::Failure& failure) {
                if (self) emit notice(failure.isEmpty() ? tr("Lines are kept %1").arg(keepText(days)) : failure.detail);
            });
        });
    }
    menu->popup(m_keep->mapToGlobal(QPoint(0, m_keep->height())));
}

void LogPane::clear() {
    ask(this, tr("Delete log"), tr("Every line of %1 is deleted, also those not shown here.").arg(m_model->group()), tr("Delete"), true,
        [this, self = QPointer(this)] {
            if (!self) return;
            m_model->clear([this, self](const models::Failure& failure) {
                if (self) emit notice(failure.isEmpty() ? tr("Log deleted") : failure.detail);
            });
        });
}

bool LogPane::saveTo(const QString& path, QString* why) const {
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.write(m_model->asText().toUtf8()) >= 0 && file.commit();
    if (!done && why) *why = file.errorString();
    return done;
}

void LogPane::save() {
    auto* dialog = new QFileDialog(this, tr("Save log"), QString(), tr("Text (*.log *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_model->group().section(QLatin1Char('/'), -1) + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QString why;
        emit notice(saveTo(path, &why) ? tr("Saved to %1").arg(path) : tr("Not saved: %1").arg(why));
    });
    dialog->open();
}

} // namespace rf::ui

#include "moc_log_pane.cpp"
